package dev.picolight.simulator.scenario;

import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.words.EditDistance;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The steps that speak with the broker.
final class MqttSteps {
    private static final int MESSAGES_SHOWN = 5;

    private final Asked asked;

    MqttSteps(Asked asked) {
        this.asked = asked;
    }

    Machine publish(Deed.Publish deed) {
        Map<String, String> variables = asked.variables();
        String text =
                switch (deed.content()) {
                    case Deed.Content.Text(var said) -> said.in(variables);
                    case Deed.Content.Json(var shape) -> JsonText.written(shape, variables);
                };
        OutboundMessage message =
                new OutboundMessage(
                        deed.topic().in(variables),
                        Payload.of(text),
                        deed.qos().in(variables),
                        deed.retain().in(variables),
                        deed.expiry().map(it -> it.in(variables)),
                        Optional.empty(),
                        deed.correlation().map(it -> Payload.of(it.in(variables))),
                        deed.responseTopic().map(it -> it.in(variables)),
                        List.of());
        asked.stage().house().publish(message);
        return Stage.done();
    }

    Machine expect(Deed.ExpectMessage deed) {
        TopicFilter filter = deed.filter().in(asked.variables());
        asked.stage().house().listen(filter);
        Looking looking = new Looking(deed, filter);
        return asked.until(
                deed.within(),
                looking::isFound,
                () -> RunWords.get().message(filter.text(), deed.match().shown(asked.variables())),
                () -> seen(filter));
    }

    /// Looks at each message once.
    private final class Looking {
        private final Deed.ExpectMessage deed;
        private final TopicFilter filter;
        private long looked;

        Looking(Deed.ExpectMessage deed, TopicFilter filter) {
            this.deed = deed;
            this.filter = filter;
        }

        boolean isFound() {
            Tail<Witness.Message> messages = asked.witness().messages();
            List<Witness.Message> later = messages.from(looked);
            long number = messages.firstOf(later);
            for (Witness.Message message : later) {
                if (isIt(message, number)) {
                    return true;
                }
                number++;
            }
            looked = number;
            return false;
        }

        private boolean isIt(Witness.Message seen, long number) {
            String topic = seen.message().topic().text();
            if (number < asked.memory().message(topic)
                    || !filter.matches(seen.message().topic())
                    || deed.retained()
                            .map(it -> it.in(asked.variables()) != seen.message().retained())
                            .orElse(false)) {
                return false;
            }
            Optional<Map<String, String>> groups =
                    deed.match().in(Witness.text(seen.message()), asked.variables());
            groups.ifPresent(it -> {
                it.forEach(asked.memory()::set);
                asked.memory().readMessages(topic, number + 1);
            });
            return groups.isPresent();
        }
    }

    private List<String> seen(TopicFilter filter) {
        List<String> seen = new ArrayList<>();
        List<Witness.Message> there =
                asked.witness().messages().last(1_000).stream()
                        .filter(it -> filter.matches(it.message().topic()))
                        .toList();
        if (there.isEmpty()) {
            seen.add(RunWords.get().noMessage(filter.text()));
        } else {
            seen.add(RunWords.get().lastMessages(filter.text()));
            there.subList(Math.max(0, there.size() - MESSAGES_SHOWN), there.size())
                    .forEach(it ->
                            seen.add(
                                    "  %s  %s  %s%s"
                                            .formatted(
                                                    Spans.shown(it.at()),
                                                    it.message().topic(),
                                                    Shown.quoted(Witness.text(it.message())),
                                                    it.message().retained() ? " (retain)" : "")));
        }
        List<String> alike = alike(filter);
        if (!alike.isEmpty()) {
            seen.add(RunWords.get().alike());
            alike.forEach(topic -> seen.add("  " + topic));
        }
        return seen;
    }

    /// Topics on which something was sent that somebody may have taken for these.
    private List<String> alike(TopicFilter filter) {
        return asked.witness().sent().last(1_000).stream()
                .map(Witness.Sent::topic)
                .distinct()
                .filter(topic -> !topic.equals(filter.text()))
                .filter(topic ->
                        EditDistance.between(plain(topic), plain(filter.text()))
                                <= Math.max(2, filter.text().length() / 4))
                .limit(MESSAGES_SHOWN)
                .map(Shown::quoted)
                .toList();
    }

    private static String plain(String topic) {
        return Normalizer.normalize(topic, Normalizer.Form.NFKC)
                .replaceAll("[\\s/]+", "/")
                .toLowerCase(Locale.ROOT);
    }
}
