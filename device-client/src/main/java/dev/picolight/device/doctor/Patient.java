package dev.picolight.device.doctor;

import dev.picolight.device.lifecycle.DeviceProfile;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.TopicName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The device that is examined.
///
/// @param connect how it connects
/// @param id one level of its topics
/// @param rooms its LEDs'; empty when nobody has named one
/// @param atBroker whether it is to share a machine with the Server, whose address may then be
///   localhost
public record Patient(ConnectSettings connect, String id, List<String> rooms, boolean atBroker) {
    private static final int SUFFIX_ROOM = 40;
    private static final int IDENTIFIER_MAX = 256;

    public Patient {
        rooms = List.copyOf(rooms);
    }

    /// The topics whose messages it obeys, without that of the whole house.
    List<TopicName> commands() {
        List<TopicName> commands = new ArrayList<>();
        for (String room : rooms) {
            commands.add(new TopicName(room + "/message"));
            commands.add(new TopicName(ofDevice(room, "message")));
        }
        return commands;
    }

    /// Of these, those that it shares with the other devices of the room.
    List<TopicName> roomCommands() {
        return rooms.stream().map(room -> new TopicName(room + "/message")).toList();
    }

    /// Of these, one that it shares with no other device.
    Optional<TopicName> ownCommands() {
        return rooms.stream().findFirst().map(room -> new TopicName(ofDevice(room, "message")));
    }

    /// All of them.
    List<TopicName> allCommands() {
        List<TopicName> commands = new ArrayList<>(commands());
        if (!rooms.isEmpty()) {
            commands.add(DeviceProfile.HOUSE_COMMANDS);
        }
        return commands;
    }

    /// A topic below the device's own, to which no device listens.
    Optional<TopicName> probe() {
        return rooms.stream().findFirst().map(room -> new TopicName(ofDevice(room, "doctor")));
    }

    /// Where the device says whether it is online.
    Optional<TopicName> status() {
        return rooms.stream().findFirst().map(room -> new TopicName(ofDevice(room, "status")));
    }

    /// Whether what is said there matters: the topic is one of the device's, or only looks like
    /// one.
    boolean isConcernedBy(TopicName topic) {
        return Stream.concat(probe().stream(), status().stream()).anyMatch(topic::equals)
                || allCommands().stream()
                        .anyMatch(own ->
                                own.equals(topic)
                                        || NearTopic.difference(own.text(), topic.text())
                                                .isPresent());
    }

    /// A filter for everything that the device says.
    String own() {
        return rooms.stream().findFirst().map(room -> ofDevice(room, "#")).orElse("");
    }

    private String ofDevice(String room, String level) {
        return room + "/" + id + "/" + level;
    }

    /// The way of the device to the Server, under a Client Identifier that begins as the device's
    /// does and is never the device's: the Server would put a running device out (§3.1.4).
    ///
    /// @param chance tells two doctors apart
    ConnectSettings asDoctor(int chance) {
        String own = connect.clientIdentifier();
        String begins = own.substring(0, Math.min(own.length(), IDENTIFIER_MAX - SUFFIX_ROOM));
        return connect.forAGuest("%s-doctor-%04x".formatted(begins, chance & 0xFFFF));
    }
}
