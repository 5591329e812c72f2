package dev.picolight.simulator.house;

import dev.picolight.device.mqtt.Payload;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.BinaryProperty;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttProperty;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.netty.handler.codec.mqtt.MqttProperties.UserProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The properties of an MQTT 5 packet (§2.2.2) that say something to people.
final class PacketProperties {
    private static final Map<Integer, String> NAMES =
            Map.ofEntries(
                    Map.entry(0x02, "expires in %s s"),
                    Map.entry(0x03, "content type %s"),
                    Map.entry(0x08, "response topic %s"),
                    Map.entry(0x09, "correlation data %s"),
                    Map.entry(0x0B, "subscription identifier %s"),
                    Map.entry(0x11, "session expiry %s s"),
                    Map.entry(0x12, "assigned client id %s"),
                    Map.entry(0x13, "server keep alive %s s"),
                    Map.entry(0x15, "authentication by %s"),
                    Map.entry(0x18, "will delay %s s"),
                    Map.entry(0x1C, "server reference %s"),
                    Map.entry(0x1F, "reason %s"),
                    Map.entry(0x21, "receive maximum %s"),
                    Map.entry(0x22, "topic alias maximum %s"),
                    Map.entry(0x23, "topic alias %s"),
                    Map.entry(0x24, "maximum QoS %s"),
                    Map.entry(0x27, "maximum packet size %s"));

    private PacketProperties() {}

    static List<String> of(MqttProperties properties) {
        List<String> parts = new ArrayList<>();
        for (MqttProperty<?> property : properties.listAll()) {
            if (property instanceof UserProperties users) {
                users.value()
                        .forEach(pair ->
                                parts.add(
                                        "user property %s=%s"
                                                .formatted(
                                                        PacketText.shown(pair.key),
                                                        PacketText.shown(pair.value))));
            } else {
                Optional.ofNullable(NAMES.get(property.propertyId()))
                        .ifPresent(name -> parts.add(name.formatted(value(property))));
            }
        }
        return parts;
    }

    private static String value(MqttProperty<?> property) {
        return switch (property) {
            case StringProperty text -> PacketText.shown(text.value());
            case BinaryProperty bytes -> PacketText.payload(Payload.of(bytes.value()));
            case IntegerProperty number -> Integer.toUnsignedString(number.value());
            default -> "";
        };
    }
}
