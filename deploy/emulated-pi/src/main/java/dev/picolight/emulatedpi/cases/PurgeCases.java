package dev.picolight.emulatedpi.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.emulatedpi.pi.EmulatedPi;
import dev.picolight.emulatedpi.pi.Leds;
import dev.picolight.emulatedpi.pi.Picolight;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The end of the package's life.
@OnThePi
public class PurgeCases {
    private static final String GONE = "test ! -e ";

    private final EmulatedPi pi;
    private final Picolight picolight;

    PurgeCases(EmulatedPi pi, Picolight picolight) {
        this.pi = pi;
        this.picolight = picolight;
    }

    @BeforeAll
    void isInUse() throws IOException {
        picolight.bringOnline(Leds.ONE);
    }

    @Test
    @Order(1)
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
