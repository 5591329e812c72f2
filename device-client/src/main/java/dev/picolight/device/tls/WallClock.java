package dev.picolight.device.tls;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// The date of this machine, which certificates are held against, and whether it can be believed. A
/// Raspberry Pi has no clock that runs without power: until NTP answers, its date is that of the
/// last shutdown.
///
/// @param timesync the folder of systemd-timesyncd, in which it notes that NTP has answered; need
///   not exist
public record WallClock(InstantSource time, Path timesync) {
    private static final Instant BEFORE_THIS_PROGRAM = Instant.parse("2026-01-01T00:00:00Z");
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    public static WallClock ofThisMachine() {
        return new WallClock(InstantSource.system(), Path.of("/run/systemd/timesync"));
    }

    public Instant now() {
        return time.instant();
    }

    static String shown(Instant date) {
        return SHOWN.format(date);
    }

    /// What it says, and whether that can be believed.
    String words() {
        Instant now = now();
        return TlsWords.say().clock(shown(now), doubt(now));
    }

    private String doubt(Instant now) {
        if (!isPossible(now)) {
            return TlsWords.say().clockImpossible();
        }
        return waitsForNtp() ? TlsWords.say().clockNotSet() : "";
    }

    /// Whether it can be that date at all: not before this program was written.
    public static boolean isPossible(Instant date) {
        return !date.isBefore(BEFORE_THIS_PROGRAM);
    }

    /// Whether somebody would say that the date is right, and has not yet.
    public boolean waitsForNtp() {
        return Files.isDirectory(timesync) && !Files.exists(timesync.resolve("synchronized"));
    }
}
