package dev.picolight.device.announce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.TopicName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The discovery message against Home Assistant's documented keys. Home Assistant drops a key that
/// it does not know without a word, so an unknown one is as wrong as a missing one.
class HomeAssistantSchemaTest {
    private static final Machine PI = new Machine("Raspberry Pi 5", "1.0.0", true, true);

    private static final Set<String> ROOT = Set.of("dev", "o", "avty", "avty_mode", "qos", "cmps");
    private static final Set<String> DEVICE =
            Set.of("ids", "cns", "name", "mf", "mdl", "mdl_id", "sw", "hw", "sn", "sa", "cu");
    private static final Set<String> ORIGIN = Set.of("name", "sw", "url");
    private static final Set<String> AVAILABILITY =
            Set.of("t", "pl_avail", "pl_not_avail", "val_tpl");
    private static final Set<String> LIGHT =
            Set.of(
                    "p",
                    "uniq_id",
                    "name",
                    "schema",
                    "cmd_t",
                    "stat_t",
                    "sup_clrm",
                    "brightness",
                    "bri_scl",
                    "effect",
                    "fx_list",
                    "flash",
                    "transition",
                    "def_ent_id");
    private static final Set<String> SENSOR =
            Set.of(
                    "p",
                    "uniq_id",
                    "name",
                    "stat_t",
                    "val_tpl",
                    "dev_cla",
                    "unit_of_meas",
                    "stat_cla",
                    "ent_cat",
                    "en");

    /// Device classes, each with the units it may have.
    private static final Map<String, Set<String>> DEVICE_CLASSES =
            Map.of(
                    "duration",
                    Set.of("d", "h", "min", "s", "ms"),
                    "temperature",
                    Set.of("°C", "°F", "K"),
                    "problem",
                    Set.of());

    private static final Set<String> STATE_CLASSES =
            Set.of("measurement", "total", "total_increasing");
    private static final String ID = "[A-Za-z0-9_-]+";

    private static HomeAssistantDevice.Light light(String room, boolean canDim) {
        return new HomeAssistantDevice.Light(
                room,
                new TopicName(room + "/pi-1/message"),
                new TopicName(room + "/pi-1/state"),
                canDim);
    }

    private static HomeAssistantDevice device(
            String id, Machine machine, boolean withHealth, HomeAssistantDevice.Light... lights) {
        return new HomeAssistantDevice(
                id,
                machine,
                new TopicName("客廳/pi-1/status"),
                withHealth ? Optional.of(new TopicName("客廳/pi-1/health")) : Optional.empty(),
                List.of(lights));
    }

    private static JsonTree check(HomeAssistantDevice device) {
        Payload config = device.config();
        JsonTree root = JsonTree.of(config.text().orElseThrow());
        check(root);
        return root;
    }

    /// Everything that Home Assistant asks of a device's discovery message.
    private static void check(JsonTree root) {
        root.hasOnly(ROOT).has("dev", "o", "cmps");
        JsonTree device = root.object("dev").hasOnly(DEVICE).has("ids");
        assertThat(device.texts("ids")).isNotEmpty().allMatch(id -> id.matches(ID));
        root.object("o").hasOnly(ORIGIN).has("name");
        for (JsonTree each : root.objects("avty")) {
            each.hasOnly(AVAILABILITY).has("t");
            assertThat(each.text("pl_avail")).isEqualTo("online");
            assertThat(each.text("pl_not_avail")).isEqualTo("offline");
        }
        Map<String, JsonTree> components = root.object("cmps").members();
        assertThat(components).isNotEmpty();
        Map<String, String> uniqueIds = new LinkedHashMap<>();
        components.forEach((key, component) -> {
            assertThat(key).matches(ID);
            component.has("p", "uniq_id");
            assertThat(component.text("uniq_id")).matches(ID);
            assertThat(uniqueIds.put(component.text("uniq_id"), key)).isNull();
            switch (component.text("p")) {
                case "light" -> checkLight(component);
                case "sensor", "binary_sensor" -> checkSensor(component);
                default -> throw new AssertionError("no platform of ours: " + component);
            }
        });
    }

    private static void checkLight(JsonTree light) {
        light.hasOnly(LIGHT).has("cmd_t", "stat_t", "sup_clrm", "flash", "transition");
        assertThat(light.text("schema")).isEqualTo("json");
        assertThat(light.value("transition")).isEqualTo(false);
        assertThat(light.text("cmd_t")).isNotEqualTo(light.text("stat_t"));
        assertThat(light.texts("sup_clrm")).hasSize(1);
        assertThat(light.value("effect")).as("without it fx_list means nothing").isEqualTo(true);
        assertThat(light.texts("fx_list")).isNotEmpty();
        if (light.texts("sup_clrm").contains("brightness")) {
            assertThat(light.value("brightness")).isEqualTo(true);
            assertThat(light.value("bri_scl")).isEqualTo(255L);
        } else {
            assertThat(light.texts("sup_clrm")).containsExactly("onoff");
            light.lacks("brightness").lacks("bri_scl");
        }
    }

    private static void checkSensor(JsonTree sensor) {
        sensor.hasOnly(SENSOR).has("stat_t", "name", "val_tpl");
        assertThat(sensor.text("ent_cat")).isEqualTo("diagnostic");
        assertThat(sensor.text("val_tpl")).startsWith("{{ ").endsWith(" }}");
        if (sensor.hasKey("dev_cla")) {
            assertThat(DEVICE_CLASSES).containsKey(sensor.text("dev_cla"));
        }
        if (sensor.hasKey("unit_of_meas")) {
            assertThat(DEVICE_CLASSES.getOrDefault(sensor.text("dev_cla"), Set.of()))
                    .contains(sensor.text("unit_of_meas"));
        }
        if (sensor.hasKey("stat_cla")) {
            assertThat(STATE_CLASSES).contains(sensor.text("stat_cla"));
        }
    }

    @Test
    void oneLedIsALightWithTheDevicesName() {
        JsonTree root = check(device("b827eb123456", PI, true, light("客廳", false)));
        assertThat(root.object("dev").text("name")).isEqualTo("客廳");
        JsonTree light = lights(root).getFirst();
        assertThat(light.isNull("name")).isTrue();
        assertThat(light.text("cmd_t")).isEqualTo("客廳/pi-1/message");
        assertThat(light.text("stat_t")).isEqualTo("客廳/pi-1/state");
        assertThat(light.texts("fx_list")).containsExactly("blink");
    }

    @Test
    void severalLedsAreSeveralLightsEachWithItsName() {
        JsonTree root = check(device("pi-1", PI, true, light("客廳", false), light("廚房", true)));
        assertThat(lights(root))
                .extracting(light -> light.text("name"))
                .containsExactly("客廳", "廚房");
        assertThat(lights(root).getLast().texts("fx_list")).containsExactly("blink", "pulse");
    }

    @Test
    void sensorsAreThoseThatThisMachineHas() {
        HomeAssistantDevice.Light light = light("客廳", false);
        Set<String> everything = check(device("pi-1", PI, true, light)).object("cmps").keys();
        assertThat(everything).contains("uptime", "reconnects", "ping", "setback", "cpu", "power");
        assertThat(check(device("pi-1", Machine.UNKNOWN, true, light)).object("cmps").keys())
                .doesNotContain("cpu", "power")
                .contains("uptime");
        assertThat(check(device("pi-1", PI, false, light)).object("cmps").keys()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pi-1", "KE-TING", "客廳-1", "a_b", "ä", "燈"})
    void anyIdBecomesOneThatHomeAssistantTakes(String id) {
        check(device(id, PI, true, light("客廳", false), light("二樓/客廳", false)));
        assertThat(HomeAssistantDevice.topic("homeassistant", id).text())
                .matches("homeassistant/device/" + ID + "/config")
                .isEqualTo(HomeAssistantDevice.topic("homeassistant", id).text());
    }

    @Test
    void noTwoNamesShareAnId() {
        List<String> names =
                List.of("a", "A", "a-b", "a_b", "a.b", "a/b", "ab", "客廳", "臥室", "客", "_", "-");
        assertThat(names.stream().map(name -> SafeId.of("picolight", name)))
                .doesNotHaveDuplicates();
        assertThat(SafeId.of("picolight", "b827eb123456")).isEqualTo("picolight-b827eb123456");
        String written = SafeId.of("picolight", SafeId.of("x", "客廳"));
        assertThat(written).isNotEqualTo(SafeId.of("picolight", "客廳"));
    }

    /// A check that passes everything proves nothing.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"effect\":true => \"fx\":true",
                "\"transition\":false => \"transition\":true",
                ",\"transition\":false => ",
                "\"sup_clrm\":[\"onoff\"], => ",
                "\"p\":\"light\" => \"p\":\"switch\"",
                "\"flash\":true => \"flsh\":true",
                "\"ids\":[ => \"ids\":[\"客廳\",",
                "\"uniq_id\": => \"object_id\":",
                "\"unit_of_meas\":\"ms\" => \"unit_of_meas\":\"°C\"",
                "\"ent_cat\":\"diagnostic\" => \"ent_cat\":\"config\"",
                "\"o\":{ => \"origin\":{",
                "\"pl_avail\":\"online\" => \"pl_avail\":\"on\""
            })
    void aMessageThatIsWrongIsFound(String change) {
        String[] words = change.split(" => ", -1);
        String good = device("pi-1", PI, true, light("客廳", false)).config().text().orElseThrow();
        String bad = good.replace(words[0], words[1]);
        assertThat(bad).isNotEqualTo(good);
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> check(JsonTree.of(bad)));
    }

    private static List<JsonTree> lights(JsonTree root) {
        return root.object("cmps").members().values().stream()
                .filter(component -> component.text("p").equals("light"))
                .toList();
    }
}
