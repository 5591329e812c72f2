package dev.picolight.device.lifecycle;

import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.TopicFilter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What is different when a device becomes another one while it runs.
record ProfileChange(DeviceProfile before, DeviceProfile after) {
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
