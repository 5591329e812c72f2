package dev.picolight.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picolight.simulator.junit.ChosenSeed.Origin;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/// What is wrong with an annotation or a parameter is said before anything happens.
class WrongSetupTest {
    /// What the words must contain.
    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    @interface Says {
        String[] value();
    }

    /// Wrong annotations, each with its words.
    static class Wrong {
        @PicoSim(boards = "客廳")
        @Says({"«客廳» is no board", "pico-w=客廳"})
        void withoutAnId() {}

        @PicoSim(boards = "=客廳")
        @Says("id")
        void withAnEmptyId() {}

        @PicoSim(boards = "pico-w=")
        @Says("room")
        void withoutARoom() {}

        @PicoSim(boards = "pico-w=客廳,客廳")
        @Says("«pico-w=客廳,客廳» has two LEDs in 客廳")
        void withARoomTwice() {}

        @PicoSim(boards = {"pico-w=客廳", "pico-w=臥室"})
        @Says("two boards are called pico-w")
        void withABoardTwice() {}

        @PicoSim(profile = "arduino")
        @Says({"no profile «arduino»", "pico-w or pi"})
        void withAnotherProfile() {}

        @PicoSim(speed = 0)
        @Says("0.1 to 1000")
        void withoutSpeed() {}

        @PicoSim(faults = "gremlins")
        @Says({"gremlins", "wifi"})
        void withAnUnknownFault() {}

        @PicoSim(faults = "latency latency=-1")
        @Says("latency")
        void withAnImpossibleFault() {}

        @PicoSim(brokerListensOn = "localhost")
        @Says("brokerListensOn is «localhost», which is no IP address")
        void withAName() {}

        @PicoSim(settings = "nowhere.yaml")
        @Says({"no settings «nowhere.yaml»", "WrongSetupTest"})
        void withoutTheFile() {}

        @PicoSim(settings = "wrong-device.yaml")
        @Says({"wrong-device.yaml", "hots"})
        void withWrongSettings() {}

        @PicoSim(settings = "device.yaml", boards = "pico-w=客廳")
        @Says("boards and settings cannot both be given")
        void withTwoKindsOfSettings() {}
    }

    static Stream<Method> wrong() {
        return Arrays.stream(Wrong.class.getDeclaredMethods())
                .filter(it -> it.isAnnotationPresent(Says.class));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void annotationsAreRefusedInClearWords(Method method) {
        assertThatThrownBy(() -> setup(method))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageStartingWith("@PicoSim: ")
                .hasMessageContainingAll(method.getAnnotation(Says.class).value());
    }

    private static Setup setup(AnnotatedElement at) {
        return Setup.of(
                Optional.ofNullable(at.getAnnotation(PicoSim.class)).orElseThrow(),
                WrongSetupTest.class,
                new ChosenSeed(1, Origin.SETUP));
    }

    static class Right {
        @PicoSim
        void plain() {}

        @PicoSim(
                settings = "device.yaml",
                faults = {"wifi weak", "dns-fail"},
                profile = "pi")
        void withSettings() {}
    }

    @Test
    void settingsComeFromTheClassPath() throws NoSuchMethodException {
        Setup setup = setup(Right.class.getDeclaredMethod("withSettings"));
        assertThat(setup.plan().boards())
                .singleElement()
                .satisfies(board -> {
                    assertThat(board.id().text()).isEqualTo("from-file");
                    assertThat(board.leds()).hasSize(2);
                });
        assertThat(setup.faults()).hasSize(2);
        assertThat(setup.plan().stack()).hasToString("pi");
    }

    @Test
    void unlessSaidThereIsOneBoardInTheLivingRoom() throws NoSuchMethodException {
        assertThat(setup(Right.class.getDeclaredMethod("plain")).plan().boards())
                .containsExactly(BoardText.parse("pico-w=客廳"));
    }

    @PicoSim(
            boards = {"a=客廳", "b=臥室"},
            powered = false)
    @SuppressWarnings("unused") // parameters are what it is about
    static class WrongParameters {
        @Test
        @Says({"could be each of the boards a, b", "@Board"})
        void whichBoard(PicoBoard board) {}

        @Test
        @Says({"no board «c»", "a, b"})
        void anotherBoard(@Board("c") PicoLed led) {}

        @Test
        @Says("neither a PicoBoard nor a PicoLed")
        void boardOfOther(@Board("a") PicoTime time) {}

        @Test
        @Says({"@Seed", "no long"})
        void anotherSeed(@Seed String seed) {}
    }

    @ExtendWith(PicoSimExtension.class)
    static class WithoutAnnotation {
        @Test
        @Says({"WithoutAnnotation", "write @PicoSim"})
        void forgotten() {}
    }

    @Test
    void parametersAreRefusedInClearWords() {
        assertThat(failures(WrongParameters.class)).isEqualTo(4);
        assertThat(failures(WithoutAnnotation.class)).isEqualTo(1);
    }

    /// Each with the words of its method.
    private static long failures(Class<?> tests) {
        List<Event> failed =
                EngineTestKit.engine("junit-jupiter")
                        .selectors(DiscoverySelectors.selectClass(tests))
                        .execute()
                        .testEvents()
                        .failed()
                        .list();
        for (Event event : failed) {
            String name = event.getTestDescriptor().getDisplayName().replaceFirst("\\(.*", "");
            String words =
                    event.getPayload(TestExecutionResult.class)
                            .flatMap(TestExecutionResult::getThrowable)
                            .map(Throwable::getMessage)
                            .orElse("");
            assertThat(words)
                    .contains(
                            Arrays.stream(tests.getDeclaredMethods())
                                    .filter(it -> it.getName().equals(name))
                                    .findFirst()
                                    .orElseThrow()
                                    .getAnnotation(Says.class)
                                    .value());
        }
        return failed.size();
    }
}
