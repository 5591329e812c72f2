package dev.picolight.emulatedpi.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.picolight.emulatedpi.host.Publisher;
import dev.picolight.emulatedpi.machine.Outcome;
import dev.picolight.emulatedpi.machine.Pin;
import dev.picolight.emulatedpi.machine.PinFunction;
import dev.picolight.emulatedpi.pi.EmulatedPi;
import dev.picolight.emulatedpi.pi.Leds;
import dev.picolight.emulatedpi.pi.Picolight;
import dev.picolight.emulatedpi.pi.PinJudge;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// The judge can say no: a device that cannot move the pin refuses to start, and one that only says
/// that it did is found out.
@OnThePi
public class ControlCases {
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final int READINGS_MAX = 500; // it may be told a little later
    private static final int LED_UNUSABLE = 5;
    private static final String LIB = "/usr/share/picolight/lib";

    private final EmulatedPi pi;
    private final Picolight picolight;
    private final PinJudge judge;

    ControlCases(EmulatedPi pi, Picolight picolight) {
        this.pi = pi;
        this.picolight = picolight;
        judge = new PinJudge(pi.qmp());
    }

    @BeforeAll
    void takeTheJarsAway() throws IOException {
        picolight.install();
        picolight.stop();
        pi.run("gpioget -c gpiochip0 17"); // an input
        pi.run("mkdir /root/jars && mv %s/*gpiod*.jar /root/jars/ && ls /root/jars".formatted(LIB));
    }

    @AfterAll
    void bringTheJarsBack() throws IOException {
        picolight.changeUnit();
        picolight.stop();
        pi.run("mv /root/jars/* %s/ && rmdir /root/jars".formatted(LIB));
    }

    @Test
    @Order(1)
    @DisplayName(
            "control: without gpiod's jars the device refuses to start, and pin 17 stays an input")
    void refuses() throws IOException {
        pi.write("/tmp/control.yaml", Picolight.settings(Leds.ONE).replace("  user: pi\n", ""));
        Outcome outcome =
                pi.attempt(
                        "setpriv --reuid picolight --regid picolight --init-groups picolight run --settings /tmp/control.yaml");
        assertThat(outcome.status()).as(outcome.output()).isEqualTo(LED_UNUSABLE);
        assertThat(outcome.output()).contains("pi4j-plugin-gpiod");
        assertThat(judge.look(17).function()).isEqualTo(PinFunction.INPUT);
    }

    @Test
    @Order(2)
    @DisplayName("control: a device that only says that it is lit is found out by the judge")
    void foundOut(TestReporter told) throws IOException {
        picolight.changeUnit(
                "Environment=PICOLIGHT_JAVA_OPTS=-Ddev.picolight.test.anyOutput=true",
                "Restart=no");
        picolight.restart(Leds.ONE);
        Publisher livingRoom = pi.broker().publisher("客廳/message");
        livingRoom.publish("測試訊息");
        AssertionError report =
                catchThrowableOfType(
                        AssertionError.class, () -> judge.awaitPin(17, Pin.OUTPUT_HIGH, SOON));
        assertSaysLit();
        assertThat(report).as("the judge's report").isNotNull();
        assertThat(report).hasMessageContainingAll("expected: an output and high", "an input");
        Told.that(
                told,
                "the judge: «%s»"
                        .formatted(
                                String.valueOf(report.getMessage())
                                        .strip()
                                        .replaceAll("\\s*\n\\s*", " ")));
    }

    private void assertSaysLit() throws IOException {
        Publisher state = pi.broker().publisher("客廳/%s/state".formatted(Picolight.ID));
        String said = state.read();
        for (int i = 0; i < READINGS_MAX && !said.contains("\"ON\""); i++) {
            said = state.read();
        }
        assertThat(said).as("what the device says of itself").contains("\"state\":\"ON\"");
    }
}
