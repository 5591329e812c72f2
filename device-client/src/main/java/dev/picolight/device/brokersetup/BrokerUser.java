package dev.picolight.device.brokersetup;

import dev.picolight.device.announce.HomeAssistantDevice;
import dev.picolight.device.brokersetup.TopicRule.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Somebody who may log in, and what for.
public sealed interface BrokerUser {
    /// Who logs in.
    UserName name();

    /// What this user may do.
    List<TopicRule> topics();

    /// The lines of Mosquitto's ACL file, without `user`.
    default List<String> rules() {
        return topics().stream().map(TopicRule::mosquitto).toList();
    }

    /// A device, which hears and says what `docs/architecture.md` lists, in its own rooms alone.
    ///
    /// @param id one level of its topics
    /// @param rooms at least one
    /// @param prefix Home Assistant's
    record Device(UserName name, String id, List<String> rooms, String prefix)
            implements BrokerUser {
        public Device {
            rooms = List.copyOf(rooms);
            if (rooms.isEmpty()) {
                throw new IllegalArgumentException(Sentences.say().withoutRoom(id));
            }
        }

        @Override
        public List<TopicRule> topics() {
            List<TopicRule> topics = new ArrayList<>();
            rooms.forEach(room -> topics.addAll(ofRoom(room)));
            topics.add(new TopicRule(Right.READ, "all/message"));
            topics.add(new TopicRule(Right.BOTH, HomeAssistantDevice.topic(prefix, id).text()));
            HomeAssistantDevice.births(prefix)
                    .forEach(birth -> topics.add(new TopicRule(Right.READ, birth.text())));
            return topics;
        }

        private List<TopicRule> ofRoom(String room) {
            return List.of(
                    new TopicRule(Right.READ, "%s/message".formatted(room)),
                    new TopicRule(Right.BOTH, "%s/%s/#".formatted(room, id)),
                    // where «picolight send» listens
                    new TopicRule(Right.WRITE, "%s/+/answer".formatted(room)));
        }
    }

    /// A person or a program that hears everything and may command every LED, in rooms whose names
    /// have one to three levels.
    ///
    /// @param prefix Home Assistant's, for the case that this is its user
    record Controller(UserName name, String prefix) implements BrokerUser {
        @Override
        public List<TopicRule> topics() {
            List<TopicRule> topics = new ArrayList<>();
            Stream.of("#", "$SYS/#").forEach(all -> topics.add(new TopicRule(Right.READ, all)));
            Stream.of("+/message", "+/+/message", "+/+/+/message", "+/+/+/+/message")
                    .forEach(commands -> topics.add(new TopicRule(Right.WRITE, commands)));
            HomeAssistantDevice.births(prefix)
                    .forEach(birth -> topics.add(new TopicRule(Right.WRITE, birth.text())));
            return topics;
        }
    }
}
