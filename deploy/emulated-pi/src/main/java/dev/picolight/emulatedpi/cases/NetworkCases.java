package dev.picolight.emulatedpi.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.emulatedpi.host.Publisher;
import dev.picolight.emulatedpi.machine.Boot;
import dev.picolight.emulatedpi.machine.Pin;
import dev.picolight.emulatedpi.pi.EmulatedPi;
import dev.picolight.emulatedpi.pi.Leds;
import dev.picolight.emulatedpi.pi.Picolight;
import dev.picolight.emulatedpi.pi.PinJudge;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// A broker that comes and goes, and a network in which there is nothing else.
@OnThePi
public class NetworkCases {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final EmulatedPi pi;
    private final Picolight picolight;
    private final PinJudge judge;
    private final Publisher livingRoom;

    NetworkCases(EmulatedPi pi, Picolight picolight) throws IOException {
        this.pi = pi;
        this.picolight = picolight;
        judge = new PinJudge(pi.qmp());
        livingRoom = pi.broker().publisher("客廳/message");
    }

    @BeforeAll
    void install() throws IOException {
        picolight.install();
    }

    @Test
    @Order(1)
    @DisplayName(
            "a start before the broker is there: systemd says ready, and the device comes online later")
    @Quiet
    void startsBeforeTheBroker(TestReporter told) throws IOException {
        pi.broker().stop();
        Duration untilReady = picolight.restartOffline(Leds.THREE);
        assertThat(picolight.property("ActiveState")).isEqualTo("active");
        assertThat(picolight.property("StatusText")).doesNotStartWith("online");
        pi.broker().restart();
        picolight.awaitOnline(0);
        obeys();
        Told.that(told, "ready after %.1f s".formatted(untilReady.toMillis() / 1e3));
        Told.row(
                told,
                "`systemctl start picolight` to READY, without a start cache",
                "%.1f s".formatted(untilReady.toMillis() / 1e3));
    }

    @Test
    @Order(2)
    @DisplayName("the broker stops and starts: back online by itself, and obeying")
    void outage(TestReporter told) throws IOException {
        picolight.bringOnline(Leds.THREE);
        pi.broker().stop();
        pi.broker().restart();
        long start = System.nanoTime();
        picolight.awaitOnline(0);
        Told.that(told, "after %.1f s".formatted((System.nanoTime() - start) / 1e9));
        obeys();
    }

    private void obeys() throws IOException {
        livingRoom.publish("ON");
        judge.awaitPin(17, Pin.OUTPUT_HIGH, SOON);
        livingRoom.publish("OFF");
        judge.awaitPin(17, Pin.OUTPUT_LOW, SOON);
    }

    @Test
    @Order(3)
    @DisplayName("the Raspberry Pi reaches the broker's port of this machine, and no other")
    void reachesNothingElse() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(connects(Boot.HOST_ADDRESS, Boot.HOST_PORT)).as("the broker").isTrue();
            assertThat(connects(Boot.HOST_ADDRESS, other.getLocalPort()))
                    .as("port %d of %s", other.getLocalPort(), Boot.HOST_ADDRESS)
                    .isFalse();
            assertThat(connects(Boot.QEMU_ADDRESS, other.getLocalPort()))
                    .as("port %d of %s", other.getLocalPort(), Boot.QEMU_ADDRESS)
                    .isFalse();
        }
    }

    private boolean connects(String host, int port) throws IOException {
        return pi.attempt("timeout 4 bash -c 'exec 3<>/dev/tcp/%s/%d'".formatted(host, port))
                        .status()
                == 0;
    }
}
