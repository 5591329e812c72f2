package dev.picolight.emulatedpi.cases;

import dev.picolight.emulatedpi.host.Publisher;
import dev.picolight.emulatedpi.machine.Pin;
import dev.picolight.emulatedpi.pi.EmulatedPi;
import dev.picolight.emulatedpi.pi.Leds;
import dev.picolight.emulatedpi.pi.Picolight;
import dev.picolight.emulatedpi.pi.PinJudge;
import dev.picolight.emulatedpi.pi.Times;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// How long a message takes to the pin, by this machine's clock.
@OnThePi
public class LatencyCases {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int MESSAGES = 60;

    private final Picolight picolight;
    private final PinJudge judge;
    private final Publisher livingRoom;

    LatencyCases(EmulatedPi pi, Picolight picolight) throws IOException {
        this.picolight = picolight;
        judge = new PinJudge(pi.qmp());
        livingRoom = pi.broker().publisher("客廳/message");
    }

    /// Publishes one message.
    @FunctionalInterface
    private interface Way {
        void publish(String text) throws IOException;
    }

    @BeforeAll
    void bringOnline() throws IOException {
        picolight.bringOnline(Leds.THREE);
    }

    @Test
    @Order(1)
    @DisplayName("publish to pin, over a connection that is kept")
    @Quiet
    void keptConnection(TestReporter told) throws IOException {
        try (Publisher.Line line = livingRoom.open()) {
            line.publish("OFF"); // the first one waits for CONNACK
            judge.awaitPin(17, Pin.OUTPUT_LOW, SOON);
            tell(told, "a line given to one `mosquitto_pub -l` to the pin", measure(line::publish));
        }
    }

    @Test
    @Order(2)
    @DisplayName("publish to pin, by a mosquitto_pub for each message")
    @Quiet
    void oneProgramEach(TestReporter told) throws IOException {
        livingRoom.publish("OFF");
        judge.awaitPin(17, Pin.OUTPUT_LOW, SOON);
        tell(told, "start of a `mosquitto_pub` to the pin", measure(livingRoom::publish));
    }

    private Times measure(Way way) throws IOException {
        Times times = new Times();
        for (int i = 0; i < MESSAGES; i++) {
            boolean lit = i % 2 == 0;
            long start = System.nanoTime();
            way.publish(lit ? "ON" : "OFF");
            times.add(judge.awaitPin(17, lit ? Pin.OUTPUT_HIGH : Pin.OUTPUT_LOW, SOON, start));
        }
        return times;
    }

    private static void tell(TestReporter told, String what, Times times) {
        Told.that(told, times.toString());
        Told.row(told, what, times.toString());
    }
}
