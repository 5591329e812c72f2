package dev.picolight.device.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.Seed;
import dev.picolight.device.app.DevicePlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two thousand settings files that nobody would write: each leads to settings of which a device
/// can be made, or to problems in words.
///
/// The limit of time is only there so that a file on which the reader hangs fails the test instead
/// of stopping it.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AnySettingsFileTest {
    private static final int FILES = 2_000;
    private static final int WORDS_MAX = 2_000;
    private static final String PASSWORD = "geheim-4711";
    private static final Path SAMPLES =
            Path.of(System.getProperty("basedir", "")).resolve("../config").normalize();

    @TempDir Path folder;

    private int accepted;
    private int refused;

    @Test
    void noFileCrashesOrHangsTheReader() throws IOException {
        Path password = folder.resolve("password");
        Files.writeString(password, PASSWORD + "\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        SpoiltSettings files =
                new SpoiltSettings(samples(), Seed.random(AnySettingsFileTest.class));
        SettingsReader reader =
                new SettingsReader(Map.of(), () -> Optional.of(SettingsFixture.OWN_ID));
        Path file = folder.resolve("pi.yaml");
        for (int i = 0; i < FILES; i++) {
            byte[] bytes = files.next();
            Files.write(file, bytes);
            String what = "file %d:%n%s".formatted(i, shown(bytes));
            judge(reader.read(file), what, bytes);
        }
        assertThat(accepted).as("files that could be used").isGreaterThan(FILES / 20);
        assertThat(refused).as("files that could not").isGreaterThan(FILES / 4);
    }

    private void judge(SettingsReading reading, String what, byte[] bytes) {
        switch (reading) {
            case SettingsReading.Accepted(DeviceSettings settings, var warnings) -> {
                accepted++;
                DevicePlan plan = DevicePlan.of(settings);
                assertThat(plan.profile().rooms()).as(what).isNotEmpty();
                assertThat(plan + " " + settings).as(what).doesNotContain(PASSWORD);
                warnings.forEach(warning -> isGood(warning, what, bytes));
            }
            case SettingsProblems(var problems) -> {
                refused++;
                assertThat(problems).as(what).isNotEmpty();
                problems.forEach(problem -> isGood(problem, what, bytes));
            }
        }
    }

    /// Whoever reads it finds the place and knows what to do.
    private void isGood(SettingsProblem problem, String what, byte[] bytes) {
        String words = problem.toString().replace(folder + "/", "");
        long lines = 2;
        for (byte one : bytes) {
            lines += one == '\n' || one == '\r' ? 1 : 0;
        }
        assertThat(problem.line()).as("%s%n%s", words, what).isBetween(0, (int) lines);
        if (problem.line() == 0) {
            assertThat(problem.key()).as("only a whole file has no line: %s", words).isEmpty();
        }
        assertThat(problem.words()).as(what).isNotBlank();
        assertThat(words).as(what).hasSizeLessThan(WORDS_MAX).doesNotContain(PASSWORD);
        assertThat(words.codePoints().noneMatch(Character::isISOControl))
                .as("%s%n%s", words, what)
                .isTrue();
    }

    private static List<String> samples() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.sorted().map(AnySettingsFileTest::content).toList();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String shown(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.substring(0, Math.min(text.length(), 6_000));
    }
}
