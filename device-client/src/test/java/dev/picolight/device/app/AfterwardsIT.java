package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// What follows a set-up, with the real Mosquitto for the trial start.
class AfterwardsIT {
    @TempDir private Path etc;

    private final StringWriter printed = new StringWriter();
    private final List<Afterwards.SetUp> looked = new ArrayList<>();
    private ExitCode found = ExitCode.OK;

    @BeforeEach
    void likeDebian() throws IOException {
        assertThat(new DebianFolder(etc).file("mosquitto.conf")).exists();
    }

    private int run(String... arguments) {
        Afterwards look =
                (done, out) -> {
                    looked.add(done);
                    out.println("looked");
                    return found;
                };
        return new CommandLine(new SetupBrokerCommand(look))
                .setOut(new PrintWriter(printed, true))
                .execute(
                        Stream.concat(
                                        Arrays.stream(arguments),
                                        Stream.of("--yes", "--etc", etc.toString()))
                                .toArray(String[]::new));
    }

    @Test
    void somebodyLooksAfterAChangeAndOnlyThen() {
        assertThat(run("--controller", "pi", "--tls")).isZero();
        assertThat(looked)
                .singleElement()
                .satisfies(done -> {
                    assertThat(done.folder().path()).isEqualTo(etc);
                    assertThat(done.ports()).containsExactly(1883, 8883);
                    assertThat(done.restarted()).as("no service reads this folder").isFalse();
                });
        assertThat(printed.toString()).endsWith("looked\n");
        assertThat(run("--controller", "pi", "--print")).isZero();
        assertThat(run("--controller", "pi")).as("nothing to change").isZero();
        assertThat(printed.toString())
                .as("the earlier run has not restarted it")
                .contains(
                        "If Mosquitto was not restarted since", "sudo systemctl restart mosquitto");
        assertThat(run("--undo")).isZero();
        assertThat(looked).hasSize(1);
    }

    @Test
    void whatIsFoundWrongEndsTheCommand() {
        found = ExitCode.FAILED;
        assertThat(run("--controller", "pi", "--tls-only")).isEqualTo(ExitCode.FAILED.number());
        assertThat(looked.getFirst().ports()).containsExactly(8883);
    }
}
