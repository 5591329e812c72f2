package dev.picolight.device.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsProblemsTest {
    private static final String LEDS = "leds: [{room: 客廳, bcm-pin: 17}]\n";
    private static final String BROKER = "broker: {host: 192.168.137.113}\n";

    @TempDir Path folder;
    private SettingsFixture file;

    @BeforeEach
    void prepare() {
        file = new SettingsFixture(folder);
    }

    /// A sign instead of a line end, which a row of the table cannot hold.
    private static String lines(String text) {
        return text.replace("⏎", "\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "host: 'mqtt://192.168.137.113' | broker.host «mqtt://192.168.137.113»: The broker's host «mqtt://192.168.137.113» begins with a scheme",
                "host: '192.168.137.113:1883' | has a colon and is no IPv6 address: the port is written separately",
                "host: ~ | 2:9: broker.host «~»: is empty: expected the broker's name",
                "host: | 2:8: broker.host: is empty: expected the broker's name",
                "host: \"\" | broker.host: The broker's host is empty",
                "host: [a] | 2:9: broker.host: is a list: expected the broker's name",
                "host: {a: b} | 2:9: broker.host: is a group of keys: expected",
                "hots: x | 2:3: broker.hots: unknown key: did you mean «host»?",
                "hostname: x | broker.hostname: unknown key: did you mean «host»?",
                "username: x | broker.username: unknown key: did you mean «user»?",
                "keepAlive: 30s | broker.keepAlive: unknown key: did you mean «keep-alive»?",
                "password_file: x | broker.password_file: unknown key: did you mean «password-file»?",
                "room: x | broker.room: does not belong here, but in an entry of leds:",
                "farbe: rot | broker.farbe: unknown key: expected one of host, port, user",
                "<<: {a: b} | broker.a: unknown key: expected one of",
                "? [a]⏎  : b | broker: has a key that is no simple word",
                "port: 0 | broker.port «0»: Port 0 does not exist",
                "port: \"1883\" | broker.port «1883»: is a text because of its quotes: write 1883 without them",
                "port: mqtt | broker.port «mqtt»: is no whole number",
                "port: 1883.0 | broker.port «1883.0»: is no whole number",
                "port: 0x75b | broker.port «0x75b»: is no whole number",
                "allow-loopback: yes | broker.allow-loopback «yes»: expected true or false, without quotes",
                "allow-loopback: \"true\" | broker.allow-loopback «true»: expected true or false",
                "keep-alive: 30 | broker.keep-alive «30»: has no unit: write for example 30s",
                "keep-alive: 0s | A Keep Alive of 0 ms is not possible: expected whole seconds, 1s to 65535s",
                "keep-alive: 1500ms | A Keep Alive of 1500 ms is not possible",
                "keep-alive: 19h | A Keep Alive of 68400000 ms is not possible",
                "keep-alive: soon | broker.keep-alive «soon»: is no time: expected for example 30s, 2m or 500ms",
                "client-identifier: \"\\u0007\" | The Client Identifier «\\u0007» is not possible",
                "user: \"a\\tb\" | broker.user «a\\u0009b»: is no user name",
                "user: \" \" | broker.user « »: is no user name",
            })
    void aWrongBroker(String line, String words) {
        String host = line.startsWith("host:") ? "" : "  host: 192.168.137.113\n";
        assertThat(file.problems("broker:\n  " + lines(line) + "\n" + host + LEDS))
                .singleElement()
                .asString()
                .contains(words);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "room: 客廳 | leds[0]: says not where the LED is",
                "room: 客廳, on-board: false | leds[0]: says not where the LED is",
                "room: 客廳, on-board: true, bcm-pin: 17 | leds[0]: has bcm-pin and on-board: true: choose one",
                "room: 客廳, on-board: 1 | leds[0].on-board «1»: expected true or false",
                "room: 客廳, on-board: true, polarity: active-low | polarity «active-low»: The on-board LED has no polarity",
                "bcm-pin: 17 | leds[0].room: is missing: expected a room such as 客廳",
                "room: 客廳, pin: 17, bcm-pin: 17 | leds[0].pin: unknown key: did you mean «bcm-pin»?",
                "room: 客廳, bcm-pin: GPIO17 | leds[0].bcm-pin «GPIO17»: is no whole number: expected for example 17",
                "room: 客廳, bcm-pin: 17, text: blink | leds[0].text «blink»: expected light or flash or ignore",
                "room: 客廳, bcm-pin: 17, text: LIGHT | expected light or flash or ignore; did you mean «light»?",
                "room: /客廳, bcm-pin: 17 | The room «/客廳» has an empty level",
                "room: 二樓//客廳, bcm-pin: 17 | has an empty level",
                "room: 客廳/+, bcm-pin: 17 | has the wildcard + or #",
                "room: \"#\", bcm-pin: 17 | has the wildcard + or #",
                "room: $SYS, bcm-pin: 17 | begins with $: such topics belong to the broker",
                "room: $share/a/客廳, bcm-pin: 17 | begins with $",
                "room: \" 客廳\", bcm-pin: 17 | has space at its ends",
                "room: \"\", bcm-pin: 17 | The room is empty",
                "room: \"a\\nb\", bcm-pin: 17 | leds[0].room «a\\u000Ab»: The Topic Name has the control character U+000A",
            })
    void aWrongLed(String led, String words) {
        assertThat(file.problems(BROKER + "leds: [{" + led + "}]\n"))
                .singleElement()
                .asString()
                .contains(words);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | 1:1: is an empty list",
                "hello | is a single value: expected keys with values",
                "host: x | host: does not belong here, but under broker:",
                "id: \"\" | id: The id is empty",
                "id: [a] | id: is a list: expected for example ke-ting-1",
                "text: x | text «x»: expected light or flash or ignore",
                "broker: x | broker «x»: is a single value: expected keys with values",
                "broker: | broker: is empty: expected keys with values",
                "leds: {} | leds: is a group of keys: expected a list of LEDs",
                "leds: [] | leds: is an empty list: expected a list of LEDs",
                "leds: [x] | leds[0] «x»: is a single value: expected keys with values",
                "leds: | leds: is empty: expected a list of LEDs",
                "id: a⏎id: b | 2:1: id: is given twice, before in line 1: remove one",
                "a: &a [*a] | a: unknown key: expected one of id, broker, leds, text",
            })
    void aWrongTopLevel(String yaml, String words) {
        assertThat(file.problems(lines(yaml) + "\n")).anyMatch(it -> it.contains(words));
    }

    @Test
    void whatIsMissingIsNamedOnce() {
        assertThat(file.problems("id: a\n"))
                .containsExactly(
                        "pi.yaml:1:1: broker: is missing: expected the broker, with at least its host",
                        "pi.yaml:1:1: leds: is missing: expected a list of LEDs, each with room and bcm-pin");
        assertThat(file.problems("[]")).hasSize(1);
    }

    @Test
    void problemsOfOneLineComeInItsOrder() {
        assertThat(file.problems("{leds: [], broker: {}, id: '+'}"))
                .extracting(it -> it.split(": ", -1)[1])
                .containsExactly("leds", "broker.host", "id «+»");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "passwd", "pasword", "Password", "pass", "mqtt-password"})
    void aPasswordIsKnownHoweverItIsCalled(String key) {
        assertThat(file.problems("broker: {host: a, %s: x}\n".formatted(key) + LEDS))
                .singleElement()
                .asString()
                .contains("a password does not belong in the settings")
                .contains("broker.password-file");
    }

    @Test
    void eachRoomAndEachPinIsUsedOnce() {
        assertThat(
                        file.problems(
                                BROKER
                                        + """
                                        leds:
                                          - room: Café
                                            bcm-pin: 17
                                          - room: Cafe\u0301
                                            bcm-pin: 17
                                          - room: 臥室
                                            on-board: true
                                          - room: 書房
                                            on-board: true
                                        """))
                .containsExactly(
                        "pi.yaml:5:11: leds[1].room «Cafe\u0301»: the LED in line 3 has this room already: one room for each LED of a device",
                        "pi.yaml:6:14: leds[1].bcm-pin «17»: the LED in line 4 uses GPIO 17 already: one LED for each pin",
                        "pi.yaml:10:15: leds[3].on-board «true»: the LED in line 8 uses the on-board LED already: one LED for each pin");
    }

    @Test
    void aRoomIsNotTheTopicOfTheDeviceInAnotherRoom() {
        assertThat(
                        file.problems(
                                "id: 燈\n"
                                        + BROKER
                                        + """
                                        leds:
                                          - room: 客廳
                                            bcm-pin: 17
                                          - room: 客廳/燈
                                            bcm-pin: 27
                                        """))
                .singleElement()
                .asString()
                .contains("6:11: leds[1].room «客廳/燈»: together with the device's id «燈»")
                .contains("the room «客廳» in line 4");
    }

    @Test
    void aPasswordFileNeedsAUser() {
        assertThat(file.problems("broker: {host: a, password-file: password}\n" + LEDS))
                .singleElement()
                .asString()
                .contains("broker.password-file")
                .contains("is given without a user: add user: beside it");
    }
}
