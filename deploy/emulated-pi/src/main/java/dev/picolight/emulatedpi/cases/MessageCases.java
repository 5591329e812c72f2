package dev.picolight.emulatedpi.cases;

import dev.picolight.emulatedpi.host.Publisher;
import dev.picolight.emulatedpi.machine.Pin;
import dev.picolight.emulatedpi.pi.EmulatedPi;
import dev.picolight.emulatedpi.pi.Picolight;
import dev.picolight.emulatedpi.pi.PinJudge;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// A message moves a pin.
@Boots(value = "device", kernelOptions = EmulatedPi.PERSIST)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public class MessageCases {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Picolight picolight;
    private final PinJudge judge;
    private final Publisher livingRoom;

    MessageCases(EmulatedPi pi) throws IOException {
        picolight = new Picolight(pi);
        judge = new PinJudge(pi.qmp());
        livingRoom = pi.broker().publisher("客廳/message");
    }

    @BeforeAll
    void install() throws IOException {
        picolight.install();
        picolight.restartOnline(
                Picolight.settings(
                        """
                        - room: 客廳
                          bcm-pin: 17
                        """));
    }

    @Test
    @Order(1)
    @DisplayName("測試訊息: pin 17 is an output and high")
    void lights() throws IOException {
        long start = System.nanoTime();
        livingRoom.publish("測試訊息");
        judge.awaitPin(17, Pin.OUTPUT_HIGH, SOON, start);
    }

    @Test
    @Order(2)
    @DisplayName("OFF: pin 17 is an output and low")
    void darkens() throws IOException {
        livingRoom.publish("OFF");
        judge.awaitPin(17, Pin.OUTPUT_LOW, SOON);
    }
}
