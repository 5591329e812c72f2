package dev.picolight.simulator.interoperability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;

/// What was run against what in this process. A test notes a result when it has seen it; what has
/// failed is not noted, and its test fails anyway.
final class Matrix {
    private static final String DONE = "yes";
    private static final String NOT_OFFERED = "–";

    private static final Map<String, String> VERSIONS = new ConcurrentSkipListMap<>();
    private static final Set<String> ABSENT = new ConcurrentSkipListSet<>();
    private static final Map<String, Map<Feature, String>> PUBLISHERS =
            new ConcurrentSkipListMap<>();
    private static final Set<String> SITUATIONS = new ConcurrentSkipListSet<>();

    private Matrix() {}

    /// Notes which version of something was run.
    static void version(String name, String version) {
        VERSIONS.put(name, version);
    }

    /// Notes that something is not on this machine.
    static void absent(String name) {
        ABSENT.add(name);
    }

    /// Whether everything was there that the tests can run.
    static Set<String> absent() {
        return Set.copyOf(ABSENT);
    }

    /// Notes that a publisher has done this with the device through a broker.
    static void done(LiveBroker broker, Publisher.Kind publisher, Feature feature) {
        note(broker, publisher, feature, DONE);
    }

    /// Notes that it cannot be done with this broker, or with this version of MQTT.
    static void notOffered(LiveBroker broker, Publisher.Kind publisher, Feature feature) {
        note(broker, publisher, feature, NOT_OFFERED);
    }

    private static void note(
            LiveBroker broker, Publisher.Kind publisher, Feature feature, String result) {
        PUBLISHERS
                .computeIfAbsent(
                        "| %s | %s |".formatted(broker.name(), publisher),
                        _ -> new ConcurrentSkipListMap<>())
                .put(feature, result);
    }

    /// Notes what the device does in a situation with a broker.
    static void situation(String broker, String situation, String device) {
        SITUATIONS.add("| %s | %s | %s |".formatted(broker, situation, device));
    }

    static boolean isEmpty() {
        return PUBLISHERS.isEmpty() || SITUATIONS.isEmpty();
    }

    /// The versions, a table of Markdown.
    static List<String> versions() {
        List<String> lines = new ArrayList<>(List.of("| run with | version |", "| --- | --- |"));
        VERSIONS.forEach((name, version) -> lines.add("| %s | %s |".formatted(name, version)));
        return lines;
    }

    /// The results, two tables of Markdown in a fixed order.
    static List<String> results() {
        List<String> lines = new ArrayList<>();
        lines.add(
                Arrays.stream(Feature.values())
                        .map(Feature::toString)
                        .collect(Collectors.joining(" | ", "| broker | publisher | ", " |")));
        lines.add("| --- | --- |" + " --- |".repeat(Feature.values().length));
        new TreeMap<>(PUBLISHERS)
                .forEach((who, results) ->
                        lines.add(
                                Arrays.stream(Feature.values())
                                        .map(feature -> results.getOrDefault(feature, "not run"))
                                        .collect(Collectors.joining(" | ", who + " ", " |"))));
        lines.addAll(List.of("", "| broker | situation | the device |", "| --- | --- | --- |"));
        lines.addAll(new TreeSet<>(SITUATIONS));
        return lines;
    }
}
