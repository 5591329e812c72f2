package dev.picolight.device.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;

class LogSetupTest {
    private static LogSetup of(String line, Map<String, String> environment) {
        return LogSetup.of(line.isEmpty() ? new String[0] : line.split(" "), environment);
    }

    private static Properties properties(String line) {
        Properties system = new Properties();
        of(line, Map.of()).applyTo(system);
        return system;
    }

    @ParameterizedTest
    @CsvSource({
        "run, TEXT, 0",
        "run --log-format json, JSON, 0",
        "run --log-format=JSON -v, JSON, 1",
        "run -vv, TEXT, 2",
        "run -v --verbose --settings a, TEXT, 2",
        "run -q, TEXT, -1",
        "run --quiet --log-format text, TEXT, -1",
        "run --log-format, TEXT, 0",
        "run --log-format xml, TEXT, 0",
        "run -- -v --log-format json, TEXT, 0",
        "run -version, TEXT, 0",
    })
    void readsTheCommandLine(String line, LogFormat format, int steps) {
        assertThat(of(line, Map.of())).isEqualTo(new LogSetup(format, steps));
    }

    @Test
    void theEnvironmentSpeaksWhereTheCommandLineIsSilent() {
        assertThat(of("run", Map.of("PICOLIGHT_LOG_FORMAT", "json")).format())
                .isEqualTo(LogFormat.JSON);
        assertThat(of("run --log-format text", Map.of("PICOLIGHT_LOG_FORMAT", "json")).format())
                .isEqualTo(LogFormat.TEXT);
        assertThat(of("run", Map.of("PICOLIGHT_LOG_FORMAT", "jsno")).format())
                .isEqualTo(LogFormat.TEXT);
    }

    @Test
    void nothingAskedChangesNothing() {
        assertThat(properties("run")).isEmpty();
    }

    @Test
    void moreIsFirstOurOwnAndThenTheLibraries() {
        assertThat(properties("run -v"))
                .containsEntry("org.slf4j.simpleLogger.log.dev.picolight", "debug")
                .doesNotContainKey("org.slf4j.simpleLogger.defaultLogLevel");
        assertThat(properties("run -vv"))
                .containsEntry("org.slf4j.simpleLogger.defaultLogLevel", "debug");
        assertThat(properties("run -q"))
                .containsEntry("org.slf4j.simpleLogger.log.dev.picolight", "warn");
    }

    @Test
    void whatTheJvmWasToldStays() {
        Properties system = new Properties();
        system.setProperty("org.slf4j.simpleLogger.log.dev.picolight", "trace");
        of("run -v", Map.of()).applyTo(system);
        assertThat(system).containsEntry("org.slf4j.simpleLogger.log.dev.picolight", "trace");
    }

    @Test
    void jsonObeysTheLevelsOfSlf4jSimple() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonLoggers loggers =
                new JsonLoggers(new PrintStream(bytes, false, StandardCharsets.UTF_8));
        loggers.initialize();
        Logger ours = loggers.getLogger("dev.picolight.device");
        Logger library = loggers.getLogger("com.example");
        ours.debug("not {}", "this");
        library.warn("nor this");
        ours.info("{} and {}", "客廳", "臥室");
        library.error("broken", new IllegalStateException("why"));
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .satisfiesExactly(
                        line ->
                                assertThat(JsonLineTest.read(line))
                                        .containsEntry("level", "INFO")
                                        .containsEntry("logger", "dev.picolight.device")
                                        .containsEntry("message", "客廳 and 臥室"),
                        line ->
                                assertThat(JsonLineTest.read(line))
                                        .containsEntry("level", "ERROR")
                                        .containsEntry("message", "broken")
                                        .hasEntrySatisfying(
                                                "exception",
                                                trace -> assertThat(trace).contains("why")));
    }
}
