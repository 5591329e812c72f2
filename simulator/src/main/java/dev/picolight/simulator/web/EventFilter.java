package dev.picolight.simulator.web;

import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.house.EventLog.Entry;
import dev.picolight.simulator.house.HouseEvent;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Which events are asked for.
///
/// @param types of [EventJson]
/// @param text that packets and console lines hold, in any case
record EventFilter(
        Set<String> types,
        Optional<String> board,
        Optional<TopicFilter> topic,
        Optional<String> packetType,
        Optional<String> text) {
    /// Bytes are for recordings: they are told only when asked for.
    private static final String BYTES = "bytes-carried";

    /// What `?types=`, `?board=`, `?topic=`, `?packet=` and `?text=` say.
    ///
    /// @throws Refused when one of them cannot be
    static EventFilter of(Context request) {
        return of(request, types(request));
    }

    /// The same for a request whose types are settled.
    static EventFilter of(Context request, Set<String> types) {
        return new EventFilter(
                types,
                parameter(request, "board"),
                parameter(request, "topic").map(EventFilter::topic),
                parameter(request, "packet").map(it -> it.toUpperCase(Locale.ROOT)),
                parameter(request, "text").map(it -> it.toLowerCase(Locale.ROOT)));
    }

    private static Optional<String> parameter(Context request, String name) {
        return Optional.ofNullable(request.queryParam(name)).filter(it -> !it.isEmpty());
    }

    private static TopicFilter topic(String text) {
        try {
            return new TopicFilter(text);
        } catch (IllegalArgumentException noFilter) {
            throw JsonBody.bad(String.valueOf(noFilter.getMessage()));
        }
    }

    private static Set<String> types(Context request) {
        Optional<String> asked = parameter(request, "types");
        Set<String> types = new LinkedHashSet<>(EventJson.TYPES);
        if (asked.isEmpty()) {
            types.remove(BYTES);
            return types;
        }
        Set<String> named = new LinkedHashSet<>(Arrays.asList(asked.get().split(",", -1)));
        for (String name : named) {
            if (!types.contains(name)) {
                throw JsonBody.bad(
                        Words.of(WebWords.class)
                                .noChoice("types", name, String.join(", ", EventJson.TYPES)));
            }
        }
        return named;
    }

    boolean wants(Entry entry) {
        HouseEvent event = entry.event();
        return types.contains(EventJson.type(event))
                && (board.isEmpty() || event.ofBoard().isEmpty() || event.ofBoard().equals(board))
                && packet(event)
                && (topic.isEmpty() || topicOf(event).filter(topic.get()::matches).isPresent())
                && (text.isEmpty() || textOf(event).contains(text.get()));
    }

    private boolean packet(HouseEvent event) {
        return packetType.isEmpty()
                || (event instanceof HouseEvent.PacketSeen seen
                        && seen.packet().type().equals(packetType.get()));
    }

    private static Optional<TopicName> topicOf(HouseEvent event) {
        return switch (event) {
            case HouseEvent.PacketSeen it ->
                    it.packet().topic().filter(EventFilter::isName).map(TopicName::new);
            case HouseEvent.Published it -> Optional.of(it.message().topic());
            case HouseEvent.MessageSeen it -> Optional.of(it.message().topic());
            default -> Optional.empty();
        };
    }

    /// SUBSCRIBE has a Topic Filter there.
    private static boolean isName(String topic) {
        return !topic.contains("+") && !topic.contains("#");
    }

    private static String textOf(HouseEvent event) {
        String whole =
                switch (event) {
                    case HouseEvent.PacketSeen it ->
                            it.packet().topic().orElse("") + " " + it.packet().text();
                    case HouseEvent.ConsoleLine it -> it.text();
                    case HouseEvent.Published it ->
                            it.message().topic() + " " + it.message().payload().text().orElse("");
                    case HouseEvent.MessageSeen it ->
                            it.message().topic() + " " + it.message().payload().text().orElse("");
                    default -> "";
                };
        return whole.toLowerCase(Locale.ROOT);
    }
}
