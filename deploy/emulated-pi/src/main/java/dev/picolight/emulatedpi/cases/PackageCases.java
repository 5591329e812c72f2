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

/// The life of the package, as Debian expects it. Each case goes on where the one before ended, so
/// they are done together or not at all.
@OnThePi
public class PackageCases {
    private static final Duration SOON = Duration.ofSeconds(10);
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
    @DisplayName("package: systemctl enable --now picolight, and the pin obeys")
    void starts() throws IOException {
        picolight.install("/inbox/picolight.deb"); // the same version again does no harm
        pi.write(Picolight.SETTINGS, Picolight.settings(Leds.ONE) + EDITED);
        int before = pi.broker().logLength();
        pi.run("systemctl enable --now picolight 2>&1");
        picolight.awaitOnline(before);
        obeys();
    }

    private void obeys() throws IOException {
        livingRoom.publish("OFF");
        judge.awaitPin(17, Pin.OUTPUT_LOW, SOON);
        livingRoom.publish("測試訊息");
        judge.awaitPin(17, Pin.OUTPUT_HIGH, SOON);
    }

    @Test
    @Order(3)
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
    @Order(4)
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
    @Order(5)
    @DisplayName("package: installed again, it goes on with the settings that stayed")
    void reinstalls() throws IOException {
        int before = pi.broker().logLength();
        picolight.install("/inbox/picolight.deb");
        assertThat(pi.run("cat " + Picolight.SETTINGS)).contains(EDITED);
        pi.run("systemctl start picolight");
        picolight.awaitOnline(before);
        obeys();
    }

    @Test
    @Order(6)
    @DisplayName("package: purged, nothing of it is left but its user")
    void purges() throws IOException {
        pi.run("dpkg --purge picolight");
        for (String path :
                new String[] {
                    "/etc/picolight",
                    "/var/lib/picolight",
                    "/var/cache/picolight",
                    "/usr/share/picolight",
                    "/usr/share/doc/picolight",
                    "/etc/systemd/system/multi-user.target.wants/picolight.service",
                    "/var/lib/dpkg/info/picolight.list",
                }) {
            pi.run(GONE + path);
        }
        assertThat(pi.attempt("dpkg-query -W picolight").status()).isNotZero();
        assertThat(pi.attempt("systemctl --failed --no-legend --plain").output())
                .doesNotContain("picolight");
    }
}
