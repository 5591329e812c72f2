package dev.picolight.simulator.scenario;

import dev.picolight.simulator.house.House;
import dev.picolight.simulator.house.HousePlan;
import dev.picolight.simulator.house.SimulatedHouse;
import dev.picolight.simulator.lan.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Runs of scenarios for tests.
final class Runs {
    /// How a run ended.
    ///
    /// @param lines what people were told
    record Ended(int code, List<String> lines) {
        String text() {
            return String.join("\n", lines);
        }
    }

    private Runs() {}

    /// The stories that come with the simulator.
    static List<Path> stories() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("scenarios"))) {
            return files.filter(it -> it.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    static Performance.Options options(int repeat, Optional<Path> junit, boolean github) {
        return new Performance.Options(
                repeat,
                Optional.empty(),
                Pace.REAL,
                Optional.empty(),
                junit,
                Optional.empty(),
                github,
                "picolight",
                " --time simulated");
    }

    static Ended simulated(Performance.Options options, Path... files)
            throws IOException, InterruptedException {
        return in(plan -> new SimulatedHouse(plan, SimulatedHouse.Detail.PACKETS), options, files);
    }

    static Ended simulated(Path... files) throws IOException, InterruptedException {
        return simulated(options(1, Optional.empty(), false), files);
    }

    static Ended in(Function<HousePlan, House> houses, Performance.Options options, Path... files)
            throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        int code = new Performance(options, houses, lines::add).run(List.of(files));
        return new Ended(code, lines);
    }
}
