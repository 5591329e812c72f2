package dev.picolight.emulatedpi.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.emulatedpi.host.Publisher;
import dev.picolight.emulatedpi.machine.Pin;
import dev.picolight.emulatedpi.pi.EmulatedPi;
import dev.picolight.emulatedpi.pi.Leds;
import dev.picolight.emulatedpi.pi.Picolight;
import dev.picolight.emulatedpi.pi.PinJudge;
import dev.picolight.emulatedpi.pi.PinRecording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// A message moves a pin.
@OnThePi
public class MessageCases {
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final Duration PULSE = Duration.ofMillis(200);
    private static final int RECORDINGS_MAX = 5;

    private final Picolight picolight;
    private final PinJudge judge;
    private final Publisher livingRoom;
    private final Publisher bedroom;
    private final Publisher study;

    MessageCases(EmulatedPi pi, Picolight picolight) throws IOException {
        this.picolight = picolight;
        judge = new PinJudge(pi.qmp());
        livingRoom = pi.broker().publisher("客廳/message");
        bedroom = pi.broker().publisher("臥室/message");
        study = pi.broker().publisher("書房/message");
    }

    @BeforeAll
    void bringOnline() throws IOException {
        picolight.bringOnline(Leds.THREE);
    }

    @Test
    @Order(1)
    @DisplayName("測試訊息: pin 17 is an output and high")
    @Quiet
    void lights(TestReporter told) throws IOException {
        long start = System.nanoTime();
        livingRoom.publish("測試訊息");
        Told.after(told, judge.awaitPin(17, Pin.OUTPUT_HIGH, SOON, start));
    }

    @Test
    @Order(2)
    @DisplayName("OFF: pin 17 is an output and low")
    @Quiet
    void darkens(TestReporter told) throws IOException {
        livingRoom.publish("ON");
        judge.awaitPin(17, Pin.OUTPUT_HIGH, SOON);
        long start = System.nanoTime();
        livingRoom.publish("OFF");
        Told.after(told, judge.awaitPin(17, Pin.OUTPUT_LOW, SOON, start));
    }

    @Test
    @Order(3)
    @DisplayName("BLINK 3 200 200: pin 17 rises three times, then stays low")
    @Quiet
    void blinks(TestReporter told) throws IOException {
        livingRoom.publish("OFF");
        judge.awaitPin(17, Pin.OUTPUT_LOW, SOON);
        PinRecording blinking = recordBlinking();
        for (int i = 1; i < RECORDINGS_MAX && !blinking.isEven(PULSE); i++) {
            blinking = recordBlinking();
        }
        assertThat(blinking.rises()).as("rises of %s", blinking).isEqualTo(3);
        assertThat(blinking.latest()).isEqualTo(Pin.OUTPUT_LOW);
        Told.that(told, "%d looks or more at each".formatted(blinking.fewestLooks()));
    }

    private PinRecording recordBlinking() throws IOException {
        CompletableFuture<Void> published =
                CompletableFuture.runAsync(() -> {
                    try {
                        livingRoom.publish("BLINK 3 200 200");
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                });
        PinRecording recording =
                judge.record(
                        17,
                        so ->
                                so.rises() > 0
                                        && so.latest().equals(Pin.OUTPUT_LOW)
                                        && so.steady().toMillis() > 800,
                        SOON);
        published.join();
        return recording;
    }

    @Test
    @Order(4)
    @DisplayName("active-low: lit is low and dark is high")
    void activeLow() throws IOException {
        study.publish("ON");
        judge.awaitPin(22, Pin.OUTPUT_LOW, SOON);
        study.publish("OFF");
        judge.awaitPin(22, Pin.OUTPUT_HIGH, SOON);
    }

    @Test
    @Order(5)
    @DisplayName("two rooms: pins 17 and 27 follow their own messages only")
    void twoRooms() throws IOException {
        livingRoom.publish("OFF");
        judge.awaitPin(17, Pin.OUTPUT_LOW, SOON);
        bedroom.publish("ON");
        judge.awaitPin(27, Pin.OUTPUT_HIGH, SOON);
        assertThat(judge.look(17)).as("pin 17, while 27 is lit").isEqualTo(Pin.OUTPUT_LOW);

        livingRoom.publish("ON");
        judge.awaitPin(17, Pin.OUTPUT_HIGH, SOON);
        bedroom.publish("OFF");
        judge.awaitPin(27, Pin.OUTPUT_LOW, SOON);
        assertThat(judge.look(17)).as("pin 17, when 27 is dark").isEqualTo(Pin.OUTPUT_HIGH);
    }
}
