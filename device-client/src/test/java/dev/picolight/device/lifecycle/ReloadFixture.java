package dev.picolight.device.lifecycle;

import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.lifecycle.DeviceAction.Subscribe;
import dev.picolight.device.lifecycle.DeviceAction.Unsubscribe;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.lifecycle.DeviceEvent.SettingsChanged;
import dev.picolight.device.lifecycle.DeviceEvent.SettingsChanged.Forerunner;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A device that becomes another one while it runs.
class ReloadFixture extends LifecycleFixture {
    static final Forerunner NEW = new Forerunner(Optional.empty(), false);

    ReloadFixture() {}

    ReloadFixture(Presentation presentation) {
        super(presentation);
    }

    static Forerunner untouched(int before) {
        return new Forerunner(Optional.of(before), true);
    }

    static Forerunner elsewhere(int before) {
        return new Forerunner(Optional.of(before), false);
    }

    static DeviceProfile profile(String... rooms) {
        return profile(Presentation.PLAIN, rooms);
    }

    static DeviceProfile profile(Presentation presentation, String... rooms) {
        return new DeviceProfile(
                "pi-1",
                "picolight-pi-1",
                BROKER,
                Arrays.stream(rooms)
                        .map(room -> new DeviceProfile.Room(room, TextPolicy.LIGHT, false))
                        .toList(),
                presentation);
    }

    List<DeviceAction> become(DeviceProfile other, Forerunner... leds) {
        return on(new SettingsChanged(other, Timing.STANDARD, List.of(leds), false));
    }

    List<DeviceAction> reconnectAs(DeviceProfile other, Forerunner... leds) {
        return on(new SettingsChanged(other, Timing.STANDARD, List.of(leds), true));
    }

    List<DeviceAction> hear(String topic, String text) {
        return on(
                new MessageArrived(
                        connection, InboundMessage.plain(new TopicName(topic), Payload.of(text))));
    }

    static List<String> filters(List<DeviceAction> actions) {
        return only(Subscribe.class, actions).stream()
                .flatMap(it -> it.subscriptions().stream())
                .map(Subscription::filter)
                .map(TopicFilter::text)
                .toList();
    }

    static List<String> unsubscribed(List<DeviceAction> actions) {
        return only(Unsubscribe.class, actions).stream()
                .flatMap(it -> it.filters().stream())
                .map(TopicFilter::text)
                .toList();
    }
}
