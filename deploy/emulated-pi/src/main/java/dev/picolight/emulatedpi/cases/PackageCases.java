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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// The life of the package, as Debian expects it. Each case goes on where the one before ended, so
/// they are done together or not at all.
@OnThePi
public class PackageCases {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration RECORDING_LIMIT = Duration.ofMinutes(15);
    private static final String EDITED = "# edited by the administrator";
    private static final String VERSION = "dpkg-query -W -f '${Version}' picolight";
    private static final String GONE = "test ! -e ";

    private final EmulatedPi pi;
    private final Picolight picolight;
    private final PinJudge judge;
    private final Publisher livingRoom;

    PackageCases(EmulatedPi pi, Picolight picolight) throws IOException {
        this.pi = pi;
        this.picolight = picolight;
        judge = new PinJudge(pi.qmp());
        livingRoom = pi.broker().publisher("客廳/message");
    }

    @BeforeAll
    void nothingIsInstalled() throws IOException {
        pi.run("! command -v picolight || dpkg --purge picolight");
    }

    @Test
    @Order(1)
    @DisplayName("package: dpkg -i installs it, and nothing runs before the administrator says so")
    void installs() throws IOException {
        pi.run("dpkg -i /inbox/picolight.deb");
        assertThat(pi.attempt("systemctl is-enabled picolight").output()).isEqualTo("disabled");
        assertThat(pi.attempt("systemctl is-active picolight").output()).isEqualTo("inactive");
        assertThat(pi.run("id -nG picolight")).contains("gpio");
        assertThat(pi.run("dpkg-query -W -f '${Conffiles}' picolight"))
                .startsWith(Picolight.SETTINGS + " ");
    }

    @Test
    @Order(2)
    @DisplayName("package: a start cache is recorded in the background")
    void recordsStartCache(TestReporter told) throws IOException {
        pi.attempt(
                "tail -f /dev/null --pid=$(systemctl show -P MainPID picolight-aot)",
                RECORDING_LIMIT);
        assertThat(pi.attempt("ls /var/cache/picolight").output()).endsWith(".aot");
        Told.that(
                told,
                pi.run("du -m /var/cache/picolight/*.aot | cut -f 1")
                        + " MB, picolight-aot took "
                        + pi.run(
                                "journalctl -u picolight-aot -o cat | sed -n 's/.*Consumed \\(.* CPU time\\).*/\\1/p'"));
    }

    @Test
    @Quiet
    @Order(3)
    @DisplayName("package: systemctl enable --now picolight, and the pin obeys")
    void starts(TestReporter told) throws IOException {
        picolight.prepare();
        pi.write(Picolight.SETTINGS, Picolight.settings(Leds.ONE) + EDITED);
        int before = pi.broker().logLength();
        long start = System.nanoTime();
        pi.run("systemctl enable --now picolight 2>&1");
        double seconds = (System.nanoTime() - start) / 1e9;
        picolight.awaitOnline(before);
        obeys();
        Told.that(told, "ready after %.1f s".formatted(seconds));
        Told.row(
                told,
                "`systemctl start picolight` to READY, with its start cache",
                "%.1f s".formatted(seconds));
        Told.row(
                told,
                "RSS of the device with its start cache, one LED, online",
                "%.1f MiB".formatted(picolight.residentMebibytes()));
    }

    private void obeys() throws IOException {
        livingRoom.publish("OFF");
        judge.awaitPin(17, Pin.OUTPUT_LOW, SOON);
        livingRoom.publish("測試訊息");
        judge.awaitPin(17, Pin.OUTPUT_HIGH, SOON);
    }

    @Test
    @Order(4)
    @DisplayName("package: an upgrade keeps the edited settings and starts the device anew")
    void upgrades() throws IOException {
        String old = pi.run(VERSION);
        String hanging = picolight.property("MainPID");
        int before = pi.broker().logLength();
        pi.run("dpkg -i /inbox/newer.deb");
        assertThat(pi.run(VERSION)).isEqualTo(old + "+newer");
        assertThat(pi.run("cat " + Picolight.SETTINGS)).contains(EDITED);
        picolight.awaitOnline(before);
        assertThat(picolight.property("MainPID")).isNotEqualTo(hanging);
        obeys();
    }

    @Test
    @Order(5)
    @DisplayName(
            "package: removed, the pin is given back, the settings stay and the service is gone")
    void removes() throws IOException {
        pi.run("dpkg --remove picolight");
        assertThat(judge.look(17)).as("pin 17").isNotEqualTo(Pin.OUTPUT_HIGH);
        assertThat(picolight.property("LoadState")).isNotEqualTo("loaded");
        assertThat(pi.attempt("systemctl is-active picolight").status()).isNotZero();
        pi.run(GONE + "/usr/bin/picolight");
        pi.run(GONE + "/usr/share/picolight");
        assertThat(pi.run("cat " + Picolight.SETTINGS)).contains(EDITED);
        pi.run("id picolight");
    }

    @Test
    @Order(6)
    @DisplayName("package: installed again, it goes on with the settings that stayed")
    void reinstalls() throws IOException {
        int before = pi.broker().logLength();
        picolight.install("/inbox/picolight.deb");
        assertThat(pi.run("cat " + Picolight.SETTINGS)).contains(EDITED);
        pi.run("systemctl start picolight");
        picolight.awaitOnline(before);
        obeys();
    }
}
