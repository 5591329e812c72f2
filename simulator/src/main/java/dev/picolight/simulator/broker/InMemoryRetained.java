package dev.picolight.simulator.broker;

import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The retained messages (§3.3.1.3), one for each topic, until they expire.
final class InMemoryRetained {
    private final Map<TopicName, InMemoryStored> messages = new LinkedHashMap<>();

    /// Stores a message in place of the one before; an empty payload only removes that.
    void store(InMemoryMessage message, Instant now) {
        messages.remove(message.topic());
        if (message.payload().size() > 0) {
            messages.put(message.topic(), InMemoryStored.at(now, message));
        }
    }

    /// What is stored, with what is left of its expiry.
    Optional<InMemoryMessage> on(TopicName topic, Instant now) {
        return Optional.ofNullable(messages.get(topic)).flatMap(stored -> stored.left(now));
    }

    List<InMemoryMessage> matching(TopicFilter filter, Instant now) {
        return messages.values().stream()
                .filter(stored -> filter.matches(stored.message().topic()))
                .flatMap(stored -> stored.left(now).stream())
                .toList();
    }

    void clear() {
        messages.clear();
    }
}
