package dev.picolight.emulatedpi.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.emulatedpi.machine.Outcome;
import dev.picolight.emulatedpi.machine.Pin;
import dev.picolight.emulatedpi.machine.PinFunction;
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

/// What stands in the way is named with its remedy, and nothing is touched.
@OnThePi
public class RefusalCases {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration PULSE = Duration.ofMillis(250);
    private static final int CHECKS_MAX = 4;
    private static final int LOCALHOST_REFUSED = 4;
    private static final int LED_UNUSABLE = 5;
    private static final String FILE = "/tmp/case.yaml";

    private final EmulatedPi pi;
    private final Picolight picolight;
    private final PinJudge judge;

    RefusalCases(EmulatedPi pi, Picolight picolight) {
        this.pi = pi;
        this.picolight = picolight;
        judge = new PinJudge(pi.qmp());
    }

    @BeforeAll
    void nobodyHoldsThePins() throws IOException {
        picolight.install();
        picolight.stop();
        pi.write(FILE, Picolight.settings(Leds.ONE).replace("  user: pi\n", ""));
        makeInput();
    }

    /// A line that is asked for as an input is one afterwards.
    private void makeInput() throws IOException {
        pi.run("gpioget -c gpiochip0 17");
        assertThat(judge.look(17).function()).isEqualTo(PinFunction.INPUT);
    }

    @Test
    @Order(1)
    @DisplayName("localhost in the settings: refused with exit code 4, pin 17 stays an input")
    void localhost() throws IOException {
        pi.write(
                "/tmp/localhost.yaml",
                Picolight.settings(Leds.ONE)
                        .replace("host: 10.0.2.2", "host: localhost")
                        .replace("  user: pi\n", ""));
        CompletableFuture<Outcome> running =
                start(as("picolight") + "picolight run --settings /tmp/localhost.yaml");
        PinRecording recording = judge.record(17, _ -> running.isDone(), LIMIT);
        Outcome outcome = running.join();
        assertThat(outcome.status()).as(outcome.output()).isEqualTo(LOCALHOST_REFUSED);
        assertThat(outcome.output()).contains("localhost");
        assertThat(recording.wasEverDriven()).as(recording.toString()).isFalse();
    }

    private static String as(String user) {
        return "setpriv --reuid %1$s --regid %1$s --init-groups ".formatted(user);
    }

    private CompletableFuture<Outcome> start(String command) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return pi.attempt(command);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    @Test
    @Order(2)
    @DisplayName("pin 17 held by gpioset: the error names gpioset and the remedy")
    void heldLine(TestReporter told) throws IOException {
        pi.run("gpioset --daemonize -c gpiochip0 17=1");
        try {
            Outcome outcome = pi.attempt(as("picolight") + "picolight run --settings " + FILE);
            assertThat(outcome.status()).as(outcome.output()).isEqualTo(LED_UNUSABLE);
            assertThat(outcome.output()).contains("in use by gpioset", "Stop that program");
            Told.that(told, "«%s»".formatted(lineWith(outcome, "in use by")));
        } finally {
            pi.run("busybox killall gpioset");
            makeInput();
        }
    }

    private static String lineWith(Outcome outcome, String words) {
        return outcome.output().lines().filter(line -> line.contains(words)).findFirst().orElse("");
    }

    @Test
    @Order(3)
    @DisplayName("a user who is not in the group gpio: the error says usermod -aG gpio")
    void notInTheGroup() throws IOException {
        pi.run("gpasswd -d pi gpio >/dev/null 2>&1; ! id -nG pi | grep -qw gpio");
        Outcome outcome = pi.attempt(as("pi") + "picolight run --check --settings " + FILE);
        assertThat(outcome.status()).as(outcome.output()).isEqualTo(LED_UNUSABLE);
        assertThat(outcome.output()).contains("usermod -aG gpio");
        assertThat(judge.look(17).function()).isEqualTo(PinFunction.INPUT);
    }

    @Test
    @Order(4)
    @DisplayName("… and with that remedy picolight run --check blinks pin 17 twice and ends with 0")
    @Quiet
    void check() throws IOException {
        pi.run("usermod -aG gpio pi");
        PinRecording recording = recordCheck();
        for (int i = 1; i < CHECKS_MAX && !recording.isEven(PULSE); i++) {
            recording = recordCheck();
        }
        assertThat(recording.rises()).as(recording.toString()).isEqualTo(2);
        assertThat(recording.latest()).isNotEqualTo(Pin.OUTPUT_HIGH);
    }

    private PinRecording recordCheck() throws IOException {
        CompletableFuture<Outcome> running =
                start(as("pi") + "picolight run --check --settings " + FILE);
        PinRecording recording = judge.record(17, _ -> running.isDone(), LIMIT);
        Outcome outcome = running.join();
        assertThat(outcome.status()).as(outcome.output()).isZero();
        return recording;
    }
}
