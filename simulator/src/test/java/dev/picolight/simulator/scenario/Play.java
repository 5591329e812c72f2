package dev.picolight.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.simulator.house.EventLog;
import dev.picolight.simulator.house.HouseEvent;
import dev.picolight.simulator.house.SimulatedHouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Plays scenarios in simulated time and remembers what happened in the house.
final class Play {
    /// Two boards; that of the kitchen has a second LED.
    static final String TWO =
            """
            house:
              boards:
                - {id: living, room: 客廳}
                - id: kitchen
                  rooms:
                    - 廚房
                    - {room: 陽台, pin: GP15}
            """;

    private final Path file;
    private final List<HouseEvent> events = new ArrayList<>();

    Play(Path folder) {
        this.file = folder.resolve("scenario.yaml");
    }

    /// What the only board goes through once it is online.
    ///
    /// @param steps each in one line
    Runs.Ended online(String... steps) throws IOException, InterruptedException {
        return text("", "wait-state: online", steps);
    }

    /// Asserts that nothing is run because something is wrong with these steps.
    ///
    /// @param words that tell what
    void assertRefused(String words, String... steps) throws IOException, InterruptedException {
        Runs.Ended ended = online(steps);

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.text()).contains(words);
    }

    /// What the boards of [#TWO] go through once they are online.
    Runs.Ended two(String... steps) throws IOException, InterruptedException {
        return text(TWO, "wait-state: online", steps);
    }

    /// Steps below a head.
    Runs.Ended text(String head, String first, String... steps)
            throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder("seed: 1\n" + head + "steps:\n  - " + first + "\n");
        for (String step : steps) {
            text.append("  - ").append(step).append('\n');
        }
        return whole(text.toString());
    }

    /// A whole scenario.
    Runs.Ended whole(String text) throws IOException, InterruptedException {
        events.clear();
        return Runs.in(
                plan -> {
                    SimulatedHouse house = new SimulatedHouse(plan, SimulatedHouse.Detail.PACKETS);
                    var _ = house.events().watch(this::see);
                    return house;
                },
                Runs.options(1, Optional.empty(), false),
                Files.writeString(file, text));
    }

    private void see(EventLog.Entry entry) {
        events.add(entry.event());
    }

    /// Everything of a kind that happened in the house of the last scenario.
    <T extends HouseEvent> List<T> events(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
