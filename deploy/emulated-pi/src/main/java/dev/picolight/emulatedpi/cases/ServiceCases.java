package dev.picolight.emulatedpi.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.emulatedpi.host.Publisher;
import dev.picolight.emulatedpi.machine.Pin;
import dev.picolight.emulatedpi.pi.EmulatedPi;
import dev.picolight.emulatedpi.pi.Leds;
import dev.picolight.emulatedpi.pi.Picolight;
import dev.picolight.emulatedpi.pi.PinJudge;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// PicoLight as a service of systemd's.
@OnThePi
public class ServiceCases {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final double EXPOSURE_MAX = 3.0;
    private static final Pattern EXPOSURE = Pattern.compile("exposure level for \\S+: ([0-9.]+)");

    private final EmulatedPi pi;
    private final Picolight picolight;
    private final PinJudge judge;
    private final Publisher livingRoom;

    ServiceCases(EmulatedPi pi, Picolight picolight) throws IOException {
        this.pi = pi;
        this.picolight = picolight;
        judge = new PinJudge(pi.qmp());
        livingRoom = pi.broker().publisher("客廳/message");
    }

    @AfterEach
    void unitAsInThePackage() throws IOException {
        picolight.changeUnit();
    }

    @Test
    @Order(1)
    @DisplayName("systemctl status shows that it is online, where and for which rooms")
    void status(TestReporter told) throws IOException {
        picolight.bringOnline(Leds.THREE);
        String status = picolight.property("StatusText");
        assertThat(status).startsWith("online at 10.0.2.15, 客廳, 臥室, 書房");
        assertThat(pi.run("systemctl is-active picolight")).isEqualTo("active");
        Told.that(told, "«%s»".formatted(status));
    }

    @Test
    @Order(2)
    @DisplayName("memory of the device, started without a start cache")
    void memory(TestReporter told) throws IOException {
        picolight.bringOnline(Leds.THREE);
        double resident = picolight.residentMebibytes();
        Told.that(told, "RSS %.1f MiB".formatted(resident));
        Told.row(
                told,
                "RSS of the device without a start cache, three LEDs, online",
                "%.1f MiB".formatted(resident));
    }

    private String pid() throws IOException {
        return picolight.property("MainPID");
    }

    @Test
    @Order(3)
    @DisplayName("systemd-analyze security: 3.0 or less")
    void security(TestReporter told) throws IOException {
        picolight.install();
        String words = pi.run("systemd-analyze security --no-pager picolight");
        Matcher exposure = EXPOSURE.matcher(words);
        assertThat(exposure.find()).as(words).isTrue();
        assertThat(Double.parseDouble(exposure.group(1)))
                .as(words)
                .isLessThanOrEqualTo(EXPOSURE_MAX);
        Told.that(told, exposure.group(1));
    }

    @Test
    @Order(4)
    @DisplayName("a device that hangs is started again by systemd's watchdog")
    void watchdog(TestReporter told) throws IOException {
        picolight.changeUnit("WatchdogSec=12", "TimeoutAbortSec=2", "RestartSec=1");
        picolight.restart(Leds.THREE);
        String hanging = pid();
        int before = pi.broker().logLength();
        long start = System.nanoTime();
        pi.run("kill -STOP " + hanging);
        picolight.awaitOnline(before);
        assertThat(pid()).as("MainPID").isNotEqualTo(hanging);
        assertThat(pi.run("journalctl -u picolight --no-pager -o cat"))
                .contains("Watchdog timeout");
        livingRoom.publish("ON");
        judge.awaitPin(17, Pin.OUTPUT_HIGH, SOON);
        Told.that(told, "online again after %.1f s".formatted((System.nanoTime() - start) / 1e9));
    }
}
