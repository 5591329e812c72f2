package dev.picolight.device.announce;

import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.TopicName;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/// The device as Home Assistant discovers it: one JSON light for each LED, and sensors that read
/// the health.
///
/// Keys are Home Assistant's abbreviations where all its versions since device discovery (2024.11)
/// know them. `effect`, `flash`, `transition`, `schema`, `qos` and `name` are written in full.
///
/// @param id the device's, any text
/// @param status where `online` and `offline` are told
/// @param health where the health is told, if it is
/// @param lights at least one
public record HomeAssistantDevice(
        String id,
        Machine machine,
        TopicName status,
        Optional<TopicName> health,
        List<Light> lights) {
    /// One LED.
    ///
    /// @param room as people call it
    /// @param canDim whether it takes a brightness
    public record Light(String room, TopicName commands, TopicName state, boolean canDim) {}

    /// What is written on the content.
    public static final String CONTENT_TYPE = Json.CONTENT_TYPE;

    private static final String NAME = "PicoLight";
    private static final String DEFAULT_PREFIX = "homeassistant";
    private static final String LIGHT = "light";
    private static final String ID_PREFIX = "picolight";

    public HomeAssistantDevice {
        lights = List.copyOf(lights);
    }

    /// `<prefix>/device/<object id>/config`.
    ///
    /// @param prefix Home Assistant's discovery prefix, as a rule `homeassistant`
    /// @param id the device's
    public static TopicName topic(String prefix, String id) {
        return new TopicName("%s/device/%s/config".formatted(prefix, objectId(id)));
    }

    /// Where Home Assistant says `online` when it has started: `homeassistant/status` unless its
    /// own settings say otherwise, whatever its discovery prefix is; with another prefix people
    /// often choose `<prefix>/status`.
    public static Set<TopicName> births(String prefix) {
        Set<TopicName> births = new LinkedHashSet<>();
        births.add(new TopicName(prefix + "/status"));
        births.add(new TopicName(DEFAULT_PREFIX + "/status"));
        return births;
    }

    private static String objectId(String id) {
        return SafeId.of(ID_PREFIX, id);
    }

    /// Its components, and the platform of each.
    public Map<String, String> components() {
        Map<String, String> written = new LinkedHashMap<>();
        var _ = write(Map.of(), written);
        return written;
    }

    /// The configuration to be published.
    public Payload config() {
        return config(Map.of());
    }

    /// The same for a device that had other components before. Home Assistant keeps one that is
    /// only left out, and removes one that has a platform and nothing else.
    ///
    /// @param gone as in [#components]; those that are there again count as there
    public Payload config(Map<String, String> gone) {
        return write(gone, new LinkedHashMap<>());
    }

    private Payload write(Map<String, String> gone, Map<String, String> written) {
        return Json.object(out -> {
            Json.object(out, "dev", () -> writeDevice(out));
            Json.object(
                    out,
                    "o",
                    () -> {
                        out.writeStringProperty("name", NAME);
                        out.writeStringProperty("sw", machine.version());
                    });
            writeAvailability(out);
            out.writeNumberProperty("qos", 1);
            Json.object(
                    out,
                    "cmps",
                    () -> {
                        lights.forEach(light -> written.put(writeLight(out, light), LIGHT));
                        health.ifPresent(
                                topic -> writeSensors(new SensorWriter(out, topic, written)));
                        gone.forEach((key, platform) -> {
                            if (!written.containsKey(key)) {
                                Json.object(out, key, () -> out.writeStringProperty("p", platform));
                            }
                        });
                    });
        });
    }

    private boolean isOneLight() {
        return lights.size() == 1;
    }

    private void writeDevice(JsonGenerator out) {
        Json.texts(out, "ids", List.of(objectId(id)));
        out.writeStringProperty("name", isOneLight() ? lights.getFirst().room() : NAME + " " + id);
        out.writeStringProperty("mf", NAME);
        out.writeStringProperty("mdl", machine.model());
        out.writeStringProperty("sw", machine.version());
        out.writeStringProperty("sn", id);
        out.writeStringProperty("sa", lights.getFirst().room());
    }

    private void writeAvailability(JsonGenerator out) {
        out.writeArrayPropertyStart("avty");
        out.writeStartObject();
        out.writeStringProperty("t", status.text());
        out.writeStringProperty("pl_avail", "online");
        out.writeStringProperty("pl_not_avail", "offline");
        out.writeEndObject();
        out.writeEndArray();
    }

    /// @return its key
    private String writeLight(JsonGenerator out, Light light) {
        String key = SafeId.of(LIGHT, light.room());
        Json.object(
                out,
                key,
                () -> {
                    out.writeStringProperty("p", LIGHT);
                    out.writeStringProperty("uniq_id", uniqueId(key));
                    if (isOneLight()) {
                        out.writeNullProperty("name"); // the device's
                    } else {
                        out.writeStringProperty("name", light.room());
                    }
                    out.writeStringProperty("schema", "json");
                    out.writeStringProperty("cmd_t", light.commands().text());
                    out.writeStringProperty("stat_t", light.state().text());
                    if (light.canDim()) {
                        Json.texts(out, "sup_clrm", List.of("brightness"));
                        out.writeBooleanProperty("brightness", true);
                        out.writeNumberProperty("bri_scl", 255);
                    } else {
                        Json.texts(out, "sup_clrm", List.of("onoff"));
                    }
                    out.writeBooleanProperty("effect", true);
                    Json.texts(
                            out,
                            "fx_list",
                            light.canDim() ? List.of("blink", "pulse") : List.of("blink"));
                    out.writeBooleanProperty("flash", true);
                    out.writeBooleanProperty("transition", false);
                });
        return key;
    }

    private void writeSensors(SensorWriter sensors) {
        sensors.duration("uptime", "Uptime", "{{ value_json['uptime-s'] }}");
        sensors.count("reconnects", "Reconnects", "{{ value_json.reconnects }}");
        sensors.count("obeyed", "Commands obeyed", "{{ value_json.commands.obeyed }}");
        sensors.count("refused", "Commands refused", "{{ value_json.commands.refused }}");
        sensors.milliseconds("ping", "Round trip", "{{ value_json['ping-ms'] | default(none) }}");
        sensors.text(
                "setback",
                "Last setback",
                "{{ (value_json['last-setback'] | default({'cause': 'none'})).cause[:250] }}");
        if (machine.hasThermometer()) {
            sensors.temperature(
                    "cpu", "CPU temperature", "{{ value_json['cpu-celsius'] | default(none) }}");
        }
        if (machine.tellsThrottling()) {
            sensors.problem(
                    "power",
                    "Power or heat",
                    "{{ 'ON' if value_json.throttling | default([]) else 'OFF' }}");
        }
    }

    private String uniqueId(String component) {
        return objectId(id) + "_" + component;
    }

    /// Writes diagnostic entities that read one topic.
    private final class SensorWriter {
        private final JsonGenerator out;
        private final TopicName topic;
        private final Map<String, String> written;

        private SensorWriter(JsonGenerator out, TopicName topic, Map<String, String> written) {
            this.out = out;
            this.topic = topic;
            this.written = written;
        }

        void duration(String key, String name, String template) {
            sensor(key, name, template, "duration", "s", "total_increasing");
        }

        void milliseconds(String key, String name, String template) {
            sensor(key, name, template, "duration", "ms", "measurement");
        }

        void temperature(String key, String name, String template) {
            sensor(key, name, template, "temperature", "°C", "measurement");
        }

        void count(String key, String name, String template) {
            entity(
                    key,
                    "sensor",
                    name,
                    template,
                    () -> out.writeStringProperty("stat_cla", "total_increasing"));
        }

        void text(String key, String name, String template) {
            entity(key, "sensor", name, template, () -> {});
        }

        void problem(String key, String name, String template) {
            entity(
                    key,
                    "binary_sensor",
                    name,
                    template,
                    () -> out.writeStringProperty("dev_cla", "problem"));
        }

        private void sensor(
                String key,
                String name,
                String template,
                String deviceClass,
                String unit,
                String stateClass) {
            entity(
                    key,
                    "sensor",
                    name,
                    template,
                    () -> {
                        out.writeStringProperty("dev_cla", deviceClass);
                        out.writeStringProperty("unit_of_meas", unit);
                        out.writeStringProperty("stat_cla", stateClass);
                    });
        }

        private void entity(
                String key, String platform, String name, String template, Runnable more) {
            written.put(key, platform);
            Json.object(
                    out,
                    key,
                    () -> {
                        out.writeStringProperty("p", platform);
                        out.writeStringProperty("uniq_id", uniqueId(key));
                        out.writeStringProperty("name", name);
                        out.writeStringProperty("stat_t", topic.text());
                        out.writeStringProperty("val_tpl", template);
                        more.run();
                        out.writeStringProperty("ent_cat", "diagnostic");
                    });
        }
    }
}
