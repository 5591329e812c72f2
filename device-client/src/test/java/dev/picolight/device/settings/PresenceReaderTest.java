package dev.picolight.device.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.settings.LedSettings.Place.OnBoard;
import dev.picolight.device.settings.LedSettings.Place.OnPin;
import dev.picolight.device.settings.PresenceSettings.StatusLight;
import dev.picolight.led.BcmPin;
import dev.picolight.led.Polarity;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresenceReaderTest {
    private static final String BEFORE =
            """
            broker: {host: 192.168.137.113}
            leds: [{room: 客廳, bcm-pin: 17}, {room: 臥室, on-board: true}]
            """;

    @TempDir private Path folder;
    private SettingsFixture file;

    @BeforeEach
    void prepare() {
        file = new SettingsFixture(folder);
    }

    private PresenceSettings presence(String lines) {
        return file.settings(BEFORE + lines).presence();
    }

    @Test
    void withoutALineOnlyHealthIsOn() {
        assertThat(presence("")).isEqualTo(PresenceSettings.DEFAULT);
        assertThat(PresenceSettings.DEFAULT.health()).contains(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource({
        "home-assistant: true, homeassistant",
        "home-assistant: {}, homeassistant",
        "home-assistant: {prefix: ha}, ha",
        "home-assistant: {prefix: 家/ha}, 家/ha",
        "home-assistant: false, ''"
    })
    void homeAssistantIsOneLine(String line, String prefix) {
        assertThat(presence(line + "\n").homeAssistant().orElse("")).isEqualTo(prefix);
    }

    @Test
    void healthHasAnIntervalOrNone() {
        assertThat(presence("health: 5m\n").health()).contains(Duration.ofMinutes(5));
        assertThat(presence("health: off\n").health()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:9464, 127.0.0.1, 9464",
        "0.0.0.0:80, 0.0.0.0, 80",
        "'[::1]:9464', ::1, 9464"
    })
    void metricsListenWhereTheyAreTold(String listen, String address, int port) {
        assertThat(presence("metrics: {listen: '%s'}%n".formatted(listen)).metrics())
                .contains(new InetSocketAddress(InetAddress.ofLiteral(address), port));
    }

    @Test
    void theStatusLightIsAPinOrTheLedOfARoom() {
        assertThat(presence("status-light: {bcm-pin: 22, polarity: active-low}\n").statusLight())
                .contains(new StatusLight.OfItsOwn(new OnPin(new BcmPin(22)), Polarity.ACTIVE_LOW));
        assertThat(presence("status-light: {led: 臥室}\n").statusLight())
                .contains(new StatusLight.OfRoom("臥室"));
    }

    @Test
    void theStatusLightIsOpenedAndDarkenedWithTheOthers() {
        DeviceSettings own = file.settings(BEFORE + "status-light: {bcm-pin: 22}\n");
        assertThat(own.leds()).hasSize(2);
        assertThat(own.allLeds())
                .extracting(LedSettings::place)
                .containsExactly(
                        new OnPin(new BcmPin(17)), new OnBoard(), new OnPin(new BcmPin(22)));
        assertThat(own.allLeds().getLast().room()).isEqualTo("the status light");
        assertThat(file.settings(BEFORE + "status-light: {led: 客廳}\n").allLeds()).hasSize(2);
        assertThat(Optional.of(file.settings(BEFORE).allLeds())).contains(own.leds());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "home-assistant: yes | 3:17: home-assistant «yes»: expected true or false",
                "home-assistant: [a] | is a list: expected true, false or a section with prefix",
                "home-assistant: {prefix: 'a/+'} | home-assistant.prefix «a/+»: The Topic Name «a/+» has the wildcard",
                "home-assistant: {prefix: /a} | The prefix «/a» is not possible",
                "home-assistant: {prefix: ''} | is not possible: expected that of Home Assistant's settings, as a rule homeassistant",
                "home-assistant: {prefx: a} | home-assistant.prefx: unknown key: did you mean «prefix»?",
                "homeassistant: true | homeassistant: unknown key: did you mean «home-assistant»?",
                "prefix: a | prefix: does not belong here, but under home-assistant:",
                "health: 1s | A health report every 1000 ms is not possible: expected whole seconds, 5s to 1h, usually 60s, or off",
                "health: 2h | is not possible",
                "health: 60 | health «60»: has no unit: write for example 60s",
                "health: never | is no time: expected for example 30s",
                "metrics: true | metrics «true»: is a single value: expected keys with values",
                "metrics: {} | metrics.listen: is missing: expected an address of this machine and a port",
                "metrics: {listen: 9464} | expected an address of this machine and a port, for example 127.0.0.1:9464",
                "metrics: {listen: '127.0.0.1:0'} | expected an address of this machine and a port",
                "metrics: {listen: '127.0.0.1:70000'} | expected an address of this machine and a port",
                "metrics: {listen: 'localhost:9464'} | is no numeric address: expected an address",
                "status-light: 22 | status-light «22»: is a single value: expected keys with values",
                "status-light: {} | status-light: says not where the LED is",
                "status-light: {bcm-pin: 17} | 3:25: status-light.bcm-pin «17»: the LED of 客廳 uses GPIO 17 already: choose another pin, or write led: 客廳",
                "status-light: {on-board: true} | the LED of 臥室 uses the on-board LED already",
                "status-light: {led: 廚房} | status-light.led «廚房»: is the room of none of the LEDs: expected one of 客廳, 臥室",
                "status-light: {led: 客廳, bcm-pin: 22} | choose one of them",
                "status-light: {bcm-pin: 99} | No usable pin has BCM number 99"
            })
    void whatIsWrongIsToldWithItsPlace(String line, String words) {
        assertThat(file.problems(BEFORE + line + "\n"))
                .singleElement()
                .asString()
                .startsWith("pi.yaml:3:")
                .contains(words);
    }
}
