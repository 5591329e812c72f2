package dev.picolight.device.tls;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// The date of this machine, which certificates are held against. A Raspberry Pi has no clock that
/// runs without power: until NTP answers, its date is that of the last shutdown.
///
/// @param timesync the folder of systemd-timesyncd, in which it notes that NTP has answered; need
///   not exist
record WallClock(InstantSource time, Path timesync) {
    private static final Instant BEFORE_THIS_PROGRAM = Instant.parse("2026-01-01T00:00:00Z");
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    static WallClock ofThisMachine() {
        return new WallClock(InstantSource.system(), Path.of("/run/systemd/timesync"));
    }

    Instant now() {
        return time.instant();
    }

    static String shown(Instant date) {
        return SHOWN.format(date);
    }

    /// What it says, and whether that can be believed.
    String words() {
        Instant now = now();
        return "this machine's clock says " + shown(now) + doubt(now);
    }

    private String doubt(Instant now) {
        if (now.isBefore(BEFORE_THIS_PROGRAM)) {
            return ", which cannot be";
        }
        boolean waiting =
                Files.isDirectory(timesync) && !Files.exists(timesync.resolve("synchronized"));
        return waiting ? ", which NTP has not set since the machine was started" : "";
    }
}
