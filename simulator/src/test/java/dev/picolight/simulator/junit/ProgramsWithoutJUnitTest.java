package dev.picolight.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The jar holds the extension, but whoever starts a program loads no JUnit.
class ProgramsWithoutJUnitTest {
    private static final Path CLASS_PATH = Path.of("target/class-path");

    @Test
    void theClassPathOfProgramsHasNoJUnit() throws IOException {
        assumeThat(CLASS_PATH).as("made by Maven before the tests").exists();
        assertThat(Files.readString(CLASS_PATH))
                .contains("picocli")
                .doesNotContain("junit", "opentest4j", "apiguardian");
    }
}
