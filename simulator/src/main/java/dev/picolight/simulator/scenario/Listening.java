package dev.picolight.simulator.scenario;

import dev.picolight.device.mqtt.TopicFilter;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which topics a scenario will want messages of, so that they are listened for from the start.
final class Listening {
    private Listening() {}

    static Set<TopicFilter> filters(Scenario scenario) {
        return expected(scenario.steps())
                .flatMap(deed -> filter(deed, scenario).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<Deed.ExpectMessage> expected(List<Step> steps) {
        return steps.stream()
                .flatMap(step ->
                        switch (step.deed()) {
                            case Deed.ExpectMessage it -> Stream.of(it);
                            case Deed.Parallel(var branches) ->
                                    branches.stream().flatMap(Listening::expected);
                            case Deed.Repeat(_, var inner) -> expected(inner);
                            case Deed.ForEach(_, _, var inner) -> expected(inner);
                            default -> Stream.empty();
                        });
    }

    /// With the variables that are known; whole levels that are not become `+`. Others are listened
    /// for when their step begins.
    private static Optional<TopicFilter> filter(Deed.ExpectMessage deed, Scenario scenario) {
        Template topic = deed.filter().template();
        try {
            return scenario.variables().keySet().containsAll(topic.names())
                    ? Optional.of(new TopicFilter(topic.with(scenario.variables())))
                    : Optional.of(new TopicFilter(wild(topic)));
        } catch (IllegalArgumentException notKnownYet) {
            return Optional.empty();
        }
    }

    private static String wild(Template topic) {
        return Arrays.stream(topic.text().split("/", -1))
                .map(level -> new Template(level).names().isEmpty() ? level : "+")
                .collect(Collectors.joining("/"));
    }
}
