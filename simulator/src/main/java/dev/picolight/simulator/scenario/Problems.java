package dev.picolight.simulator.scenario;

import dev.picolight.device.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/// Gathers what is wrong while one file is read.
final class Problems {
    private final Path file;
    private final List<ScenarioProblem> found = new ArrayList<>();

    Problems(Path file) {
        this.file = file;
    }

    static ProblemWords words() {
        return Words.of(ProblemWords.class);
    }

    void add(Node node, String key, String words) {
        add(Place.of(node), key, words);
    }

    void add(Place place, String key, String words) {
        found.add(new ScenarioProblem(file, place, key, words));
    }

    boolean any() {
        return !found.isEmpty();
    }

    /// In the order of the file.
    List<ScenarioProblem> all() {
        return found.stream()
                .sorted(
                        Comparator.comparingInt((ScenarioProblem it) -> it.place().line())
                                .thenComparingInt(it -> it.place().column()))
                .toList();
    }
}
