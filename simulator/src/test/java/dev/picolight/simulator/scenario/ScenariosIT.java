package dev.picolight.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.simulator.broker.BrokerOptions;
import dev.picolight.simulator.house.LiveHouse;
import dev.picolight.simulator.lan.Pace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The stories with real connections.
@Timeout(60)
final class ScenariosIT {
    static List<Path> stories() throws IOException {
        return Runs.stories();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void aStoryPassesLive(Path story) throws Exception {
        Performance.Options options =
                new Performance.Options(
                        1,
                        Optional.empty(),
                        new Pace(20),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        "");

        Runs.Ended ended =
                Runs.in(
                        plan -> LiveHouse.open(plan, BrokerOptions.defaults().onAnyFreePort()),
                        options,
                        story);

        assertThat(ended.code()).as(ended.text()).isZero();
    }
}
