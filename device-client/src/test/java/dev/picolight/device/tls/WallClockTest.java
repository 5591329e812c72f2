package dev.picolight.device.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WallClockTest {
    @TempDir private Path timesync;

    private WallClock at(String date, Path folder) {
        return new WallClock(InstantSource.fixed(Instant.parse(date)), folder);
    }

    @Test
    void saysWhatItShows() {
        assertThat(at("2027-03-04T05:06:59Z", timesync.resolve("nowhere")).words())
                .isEqualTo("this machine's clock says 2027-03-04 05:06 UTC");
    }

    @Test
    void isDoubtedBeforeThisProgramWasWritten() {
        assertThat(at("1970-01-01T00:01:00Z", timesync.resolve("nowhere")).words())
                .isEqualTo("this machine's clock says 1970-01-01 00:01 UTC, which cannot be");
    }

    @Test
    void isDoubtedUntilNtpHasAnswered() throws IOException {
        WallClock clock = at("2027-03-04T05:06:59Z", timesync);
        assertThat(clock.words())
                .endsWith("UTC, which NTP has not set since the machine was started");
        Files.createFile(timesync.resolve("synchronized"));
        assertThat(clock.words()).endsWith("UTC");
    }
}
