package dev.picolight.device.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.command.BootPolicy;
import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ConnectSettings.Credentials;
import dev.picolight.device.mqtt.Secret;
import dev.picolight.device.settings.DeviceSettings.Broker;
import dev.picolight.device.settings.LedSettings.Place.OnBoard;
import dev.picolight.device.settings.LedSettings.Place.OnPin;
import dev.picolight.led.BcmPin;
import dev.picolight.led.Polarity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
    static final String MINIMAL =
            """
            broker:
              host: 192.168.137.113
            leds:
              - room: 客廳
                bcm-pin: 17
            """;

    @TempDir Path folder;
    private SettingsFixture file;

    @BeforeEach
    void prepare() {
        file = new SettingsFixture(folder);
    }

    @Test
    void readsEverySetting() {
        file.environment(SettingsReader.PASSWORD_VARIABLE, "raspberry");
        assertThat(
                        file.settings(
                                """
                                id: ke-ting-1
                                text: flash
                                broker:
                                  host: broker.local
                                  port: 1884
                                  user: pi
                                  allow-loopback: true
                                  client-identifier: my-light
                                  keep-alive: 2m
                                leds:
                                  - room: 客廳
                                    bcm-pin: 17
                                    polarity: active-low
                                    text: ignore
                                  - room: 二樓/101
                                    on-board: true
                                """))
                .isEqualTo(
                        new DeviceSettings(
                                new DeviceId("ke-ting-1"),
                                new Broker(
                                        new BrokerAddress("broker.local", 1884),
                                        true,
                                        "my-light",
                                        Optional.of(
                                                new Credentials(
                                                        "pi",
                                                        Optional.of(new Secret("raspberry")))),
                                        Duration.ofMinutes(2)),
                                List.of(
                                        new LedSettings(
                                                "客廳",
                                                new OnPin(new BcmPin(17)),
                                                Polarity.ACTIVE_LOW,
                                                TextPolicy.IGNORE),
                                        new LedSettings(
                                                "二樓/101",
                                                new OnBoard(),
                                                Polarity.ACTIVE_HIGH,
                                                TextPolicy.FLASH))));
    }

    @Test
    void eachLedMayBootInItsOwnWay() {
        assertThat(
                        file.settings(
                                        """
                                        on-boot: last
                                        broker:
                                          host: 192.168.137.113
                                        leds:
                                          - room: 客廳
                                            bcm-pin: 17
                                          - room: 臥室
                                            bcm-pin: 27
                                            on-boot: on
                                          - room: 廚房
                                            bcm-pin: 22
                                            on-boot: off
                                        """)
                                .leds())
                .extracting(LedSettings::onBoot)
                .containsExactly(BootPolicy.LAST, BootPolicy.ON, BootPolicy.OFF);
    }

    @Test
    void noRoomIsTheWholeHouse() {
        assertThat(file.read(MINIMAL.replace("客廳", "all")).toString())
                .contains("The room «all» is the whole house");
    }

    @Test
    void leavesTheRestToDefaults() {
        assertThat(file.settings(MINIMAL))
                .isEqualTo(
                        new DeviceSettings(
                                SettingsFixture.OWN_ID,
                                new Broker(
                                        new BrokerAddress("192.168.137.113", 1883),
                                        false,
                                        "picolight-b827eb123456",
                                        Optional.empty(),
                                        Duration.ofSeconds(30)),
                                List.of(
                                        new LedSettings(
                                                "客廳",
                                                new OnPin(new BcmPin(17)),
                                                Polarity.ACTIVE_HIGH,
                                                TextPolicy.LIGHT))));
    }

    @Test
    void theClientIdentifierFollowsTheId() {
        assertThat(file.settings("id: 燈-1\n" + MINIMAL).broker().clientIdentifier())
                .isEqualTo("picolight-燈-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"101", "on", "off", "true", "1e3", "客廳", "Living room", "二樓/客廳"})
    void aRoomIsCalledAsItIsWritten(String room) {
        assertThat(file.settings(MINIMAL.replace("客廳", room)).leds().getFirst().room())
                .isEqualTo(room);
    }

    @Test
    void composesNamesAndSaysSo() {
        String yaml = "id: cafe\u0301\n" + MINIMAL.replace("客廳", "Cafe\u0301");
        assertThat(file.accepted(yaml).settings().id()).isEqualTo(new DeviceId("caf\u00e9"));
        assertThat(file.accepted(yaml).settings().leds().getFirst().room()).isEqualTo("Caf\u00e9");
        assertThat(file.warnings(yaml))
                .containsExactly(
                        "pi.yaml:1:5: id «cafe\u0301»: is not in Unicode form NFC and is used as «caf\u00e9»: other programs must write it so, or they mean another topic",
                        "pi.yaml:5:11: leds[0].room «Cafe\u0301»: is not in Unicode form NFC and is used as «Caf\u00e9»: other programs must write it so, or they mean another topic");
    }

    @Test
    void acceptsFilesOfWindows() {
        assertThat(file.settings("\ufeff" + MINIMAL.replace("\n", "\r\n")))
                .isEqualTo(file.settings(MINIMAL));
    }

    @Test
    void acceptsAliases() {
        String yaml =
                """
                broker: {host: &host 192.168.137.113, client-identifier: *host}
                leds: [{room: 客廳, bcm-pin: 17}]
                """;
        assertThat(file.settings(yaml).broker().clientIdentifier()).isEqualTo("192.168.137.113");
    }

    @Test
    void acceptsMergedKeys() {
        String yaml =
                """
                broker: {host: 192.168.137.113}
                leds:
                  - &led {room: 客廳, bcm-pin: 17, text: flash}
                  - {<<: *led, room: 臥室, bcm-pin: 27}
                """;
        assertThat(file.settings(yaml).leds().get(1))
                .isEqualTo(
                        new LedSettings(
                                "臥室",
                                new OnPin(new BcmPin(27)),
                                Polarity.ACTIVE_HIGH,
                                TextPolicy.FLASH));
    }

    @Test
    void reportsAllProblemsAtOnceInTheOrderOfTheFile() {
        assertThat(
                        file.problems(
                                """
                                id: ke/ting
                                brokr: {}
                                broker:
                                  port: 99999
                                  prot: 1883
                                  keep-alive: 30
                                  password: raspberry
                                leds:
                                  - room: 客廳/
                                    bcm-pin: 99
                                  - room: 臥室
                                    polarity: active-lwo
                                """))
                .containsExactly(
                        "pi.yaml:1:5: id «ke/ting»: The id «ke/ting» has the character «/»: expected letters, digits, - and _, because it is one level of a topic",
                        "pi.yaml:2:1: brokr: unknown key: did you mean «broker»?",
                        "pi.yaml:4:3: broker.host: is missing: expected the broker's name or address, for example 192.168.137.113",
                        "pi.yaml:4:9: broker.port «99999»: Port 99999 does not exist: expected 1 to 65535, usually 1883",
                        "pi.yaml:5:3: broker.prot: unknown key: did you mean «port»?",
                        "pi.yaml:6:15: broker.keep-alive «30»: has no unit: write for example 30s for seconds",
                        "pi.yaml:7:3: broker.password: a password does not belong in the settings, which are copied, shown and shared: write it alone into a file and name that file as broker.password-file, or set the environment variable PICOLIGHT_PASSWORD",
                        "pi.yaml:9:11: leds[0].room «客廳/»: The room «客廳/» has an empty level: a slash stands only between two levels, as in 二樓/客廳",
                        "pi.yaml:10:14: leds[0].bcm-pin «99»: No usable pin has BCM number 99: choose 2 to 27 (GPIO 17 is header position 11)",
                        "pi.yaml:11:5: leds[1]: says not where the LED is: add bcm-pin: 17 or on-board: true",
                        "pi.yaml:12:15: leds[1].polarity «active-lwo»: expected active-high or active-low; did you mean «active-low»?");
    }

    @Test
    void theProblemsReadAsOneLineEach() {
        SettingsReading reading = file.read("broker: {}\n");
        assertThat(reading.toString().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith(file.file + ":1:"));
    }

    @Test
    void withoutAnyIdItAsksForOne() {
        file.write("pi.yaml", MINIMAL);
        assertThat(new SettingsReader(Map.of(), Optional::empty).read(file.file))
                .asString()
                .contains("id is missing")
                .contains("expected for example id: ke-ting-1");
    }

    @Test
    void thisMachineGivesAnId() {
        file.write("pi.yaml", MINIMAL);
        assertThat(SettingsReader.forThisMachine().read(file.file))
                .isInstanceOf(SettingsReading.Accepted.class);
    }
}
