package dev.picolight.device.lifecycle;

import dev.picolight.device.lifecycle.DeviceAction.Publish;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What is different when a device becomes another one while it runs.
record ProfileChange(DeviceProfile before, DeviceProfile after) {
    /// What stands at the Server under names that the device has no more: cleared, because nobody
    /// else would ever do it.
    List<DeviceAction> clearStates(long connection) {
        Set<TopicName> stay = states(after);
        List<DeviceAction> actions = new ArrayList<>();
        for (DeviceProfile.Room room : before.rooms()) {
            TopicName state = before.state(room);
            if (!stay.contains(state)) {
                actions.add(clear(state, connection));
            }
        }
        return actions;
    }

    /// The same for the status.
    List<DeviceAction> clearStatus(long connection) {
        return before.status().equals(after.status())
                ? List.of()
                : List.of(clear(before.status(), connection));
    }

    private static DeviceAction clear(TopicName topic, long connection) {
        return new Publish(
                connection,
                new OutboundMessage(
                        topic,
                        Payload.EMPTY,
                        Qos.AT_LEAST_ONCE,
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Set<TopicName> states(DeviceProfile profile) {
        return profile.rooms().stream().map(profile::state).collect(Collectors.toSet());
    }

    /// What to subscribe to as well.
    static List<Subscription> added(List<Subscription> before, List<Subscription> after) {
        return after.stream().filter(each -> !before.contains(each)).toList();
    }

    /// What is of no use any more.
    static List<TopicFilter> removed(List<Subscription> before, List<Subscription> after) {
        Set<TopicFilter> stay =
                after.stream().map(Subscription::filter).collect(Collectors.toSet());
        return before.stream()
                .map(Subscription::filter)
                .filter(filter -> !stay.contains(filter))
                .toList();
    }
}
