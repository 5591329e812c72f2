package dev.picolight.device.brokersetup;

import dev.picolight.device.announce.HomeAssistantDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Somebody who may log in, and what for.
public sealed interface BrokerUser {
    /// Who logs in.
    UserName name();

    /// The lines of Mosquitto's ACL file, without `user`.
    List<String> rules();

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
                throw new IllegalArgumentException(
                        "The device %s has no room: expected at least one".formatted(id));
            }
        }

        @Override
        public List<String> rules() {
            List<String> rules = new ArrayList<>(rooms.stream().flatMap(this::ofRoom).toList());
            rules.add("topic read all/message");
            rules.add("topic readwrite " + HomeAssistantDevice.topic(prefix, id));
            HomeAssistantDevice.births(prefix).forEach(birth -> rules.add("topic read " + birth));
            return rules;
        }

        private Stream<String> ofRoom(String room) {
            return Stream.of(
                    "topic read %s/message".formatted(room),
                    "topic readwrite %s/%s/#".formatted(room, id),
                    "topic write %s/+/answer".formatted(room)); // where «picolight send» listens
        }
    }

    /// A person or a program that hears everything and may command every LED, in rooms whose names
    /// have one to three levels.
    ///
    /// @param prefix Home Assistant's, for the case that this is its user
    record Controller(UserName name, String prefix) implements BrokerUser {
        @Override
        public List<String> rules() {
            List<String> rules =
                    new ArrayList<>(
                            List.of(
                                    "topic read #",
                                    "topic read $SYS/#",
                                    "topic write +/message",
                                    "topic write +/+/message",
                                    "topic write +/+/+/message",
                                    "topic write +/+/+/+/message"));
            HomeAssistantDevice.births(prefix).forEach(birth -> rules.add("topic write " + birth));
            return rules;
        }
    }
}
