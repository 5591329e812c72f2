package dev.picolight.device.lifecycle;

import dev.picolight.device.announce.HomeAssistantDevice;
import dev.picolight.device.command.BootPolicy;
import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.mqtt.UserProperty;
import dev.picolight.device.mqtt.WillMessage;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Who the device is and which rooms it lights; all its topics follow from that.
///
/// @param id one topic level, for example `pi-3f2a`
/// @param clientIdentifier for messages to the user
/// @param broker for messages to the user
/// @param rooms one for each LED, in the order of the settings; no room twice
public record DeviceProfile(
        String id,
        String clientIdentifier,
        BrokerAddress broker,
        List<Room> rooms,
        Presentation presentation) {
    /// What no room can be called.
    private static final String HOUSE = "all";

    /// `all/message`: commands for every LED of the house.
    public static final TopicName HOUSE_COMMANDS = new TopicName(HOUSE + "/message");

    static final Payload ONLINE = Payload.of("online");
    private static final Payload OFFLINE = Payload.of("offline");

    private static final Duration WILL_DELAY = Duration.ofSeconds(5);

    /// The User Property beside `offline`, for people and programs that want to know why; the
    /// payload is left to those that only know the two words.
    private static final String REASON = "reason";

    /// One LED's room.
    ///
    /// @param name the first levels of its topics, for example `客廳`
    /// @param canDim whether its LED can dim
    /// @param onBoot what its LED shows when the device starts
    public record Room(String name, TextPolicy text, boolean canDim, BootPolicy onBoot) {
        /// A room whose LED is dark at first.
        public Room(String name, TextPolicy text, boolean canDim) {
            this(name, text, canDim, BootPolicy.OFF);
        }
    }

    /// One that tells of itself only that it is there.
    public DeviceProfile(
            String id, String clientIdentifier, BrokerAddress broker, List<Room> rooms) {
        this(id, clientIdentifier, broker, rooms, Presentation.PLAIN);
    }

    public DeviceProfile {
        rooms = List.copyOf(rooms);
        if (rooms.isEmpty()) {
            throw new IllegalArgumentException("A device needs at least one LED with a room");
        }
        Set<String> names = new HashSet<>();
        for (Room room : rooms) {
            if (room.name().equals(HOUSE)) {
                throw new IllegalArgumentException(
                        "The room «%s» is the whole house: its topic is %s"
                                .formatted(HOUSE, HOUSE_COMMANDS));
            }
            if (!names.add(room.name())) {
                throw new IllegalArgumentException(
                        "The room «%s» is given to two LEDs: each LED needs a room of its own"
                                .formatted(room.name()));
            }
        }
    }

    /// `<room>/message`: commands for everything in the room.
    public static TopicName roomCommands(Room room) {
        return new TopicName(room.name() + "/message");
    }

    /// `<room>/<device>/message`: commands for this device alone.
    public TopicName deviceCommands(Room room) {
        return new TopicName(room.name() + "/" + id + "/message");
    }

    /// `<room>/<device>/state`: what the LED does, retained.
    public TopicName state(Room room) {
        return new TopicName(room.name() + "/" + id + "/state");
    }

    /// `<first room>/<device>/status`: online or offline, retained. There is one for the whole
    /// device, because a connection has one Will Message (§3.1.2.5) and nothing else tells of a
    /// crash.
    public TopicName status() {
        return new TopicName(rooms.getFirst().name() + "/" + id + "/status");
    }

    /// `<first room>/<device>/health`: how the device is.
    public TopicName health() {
        return new TopicName(rooms.getFirst().name() + "/" + id + "/health");
    }

    /// Every topic under which something of the device stands at the Server.
    Set<TopicName> retained() {
        Set<TopicName> topics = new LinkedHashSet<>();
        rooms.forEach(room -> topics.add(state(room)));
        presentation.healthEvery().ifPresent(_ -> topics.add(health()));
        presentation
                .homeAssistant()
                .ifPresent(prefix -> topics.add(HomeAssistantDevice.topic(prefix, id)));
        topics.add(status());
        return topics;
    }

    /// How the user knows an LED.
    String nameOfLed(int led) {
        boolean shows = presentation.statusLight().filter(it -> it.isItsOwn(led)).isPresent();
        return shows ? "the status light" : rooms.get(led).name();
    }

    /// What the Server says for the device when it has vanished for longer than the delay.
    public WillMessage will() {
        return new WillMessage(
                status(),
                OFFLINE,
                Qos.AT_LEAST_ONCE,
                true,
                WILL_DELAY,
                List.of(new UserProperty(REASON, "connection lost")));
    }

    /// Tells that the device is there. Does not expire: a status that vanishes says nothing.
    OutboundMessage online() {
        return presence(ONLINE, List.of());
    }

    /// Tells that the device leaves on purpose.
    ///
    /// @param reason for example `stopped`
    OutboundMessage offline(String reason) {
        return presence(OFFLINE, List.of(new UserProperty(REASON, reason)));
    }

    private OutboundMessage presence(Payload word, List<UserProperty> properties) {
        return new OutboundMessage(
                status(),
                word,
                Qos.AT_LEAST_ONCE,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                properties);
    }

    List<Subscription> subscriptions() {
        return Stream.concat(
                        rooms.stream()
                                .flatMap(room ->
                                        Stream.of(roomCommands(room), deviceCommands(room))),
                        Stream.of(HOUSE_COMMANDS))
                .map(topic -> Subscription.forCommands(TopicFilter.exactly(topic)))
                .toList();
    }
}
