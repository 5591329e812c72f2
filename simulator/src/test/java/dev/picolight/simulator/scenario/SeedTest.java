package dev.picolight.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The variable that nobody has to give a value.
@Timeout(20)
final class SeedTest {
    @TempDir private Path folder;
    private Play play;

    @BeforeEach
    void open() {
        play = new Play(folder);
    }

    @Test
    void theSeedIsAVariable() throws Exception {
        Runs.Ended ended = play.whole("seed: 4711\nsteps:\n  - log: 'seed ${seed}'\n");

        assertThat(ended.code()).as(ended.text()).isZero();
        assertThat(ended.lines()).contains("  … seed 4711");
    }

    @Test
    void aVariableOfTheFileWithThatNameIsTheFiles() throws Exception {
        Runs.Ended ended = play.whole("vars: {seed: own}\nsteps:\n  - log: 'seed ${seed}'\n");

        assertThat(ended.lines()).contains("  … seed own");
    }

    @Test
    void aVariableThatNothingGivesIsStillRefused() throws Exception {
        Runs.Ended ended = play.whole("steps:\n  - log: '${seeds}'\n");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.text()).contains("nothing gives ${seeds} a value");
    }
}
