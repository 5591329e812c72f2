package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.lifecycle.DeviceEvent.SettingsChanged.Forerunner;
import dev.picolight.device.settings.DeviceId;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.SettingsReader;
import dev.picolight.device.settings.SettingsReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsDifferenceTest {
    private static final String BEFORE =
            """
            id: pi-1
            broker:
              host: 192.168.1.10
              user: pi
            leds:
              - {room: 客廳, bcm-pin: 17}
              - {room: 臥室, bcm-pin: 27}
            """;

    @TempDir private Path folder;

    private DeviceSettings read(String yaml, String password) {
        try {
            Path file = Files.writeString(folder.resolve("pi.yaml"), yaml);
            return ((SettingsReading.Accepted)
                            new SettingsReader(
                                            Map.of("PICOLIGHT_PASSWORD", password),
                                            () -> Optional.of(new DeviceId("own")))
                                    .read(file))
                    .settings();
        } catch (IOException noSpace) {
            throw new IllegalStateException(noSpace);
        }
    }

    private SettingsDifference difference(String after) {
        return new SettingsDifference(read(BEFORE, "raspberry"), read(after, "raspberry"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bcm-pin: 17 | bcm-pin: 22 | LED of 客廳 moved from GPIO 17 to GPIO 22 | false",
                "bcm-pin: 17 | bcm-pin: 17, polarity: active-low | LED of 客廳 is active-low | false",
                "bcm-pin: 17 | bcm-pin: 17, text: flash | text in 客廳 means flash | false",
                "room: 臥室 | room: 廚房 | the LED on GPIO 27 is that of 廚房 instead of 臥室 | false",
                "room: 客廳 | room: 廚房 | the LED on GPIO 17 is that of 廚房 instead of 客廳 | true",
                "host: 192.168.1.10 | host: 192.168.1.11 | the broker is 192.168.1.11:1883 instead of 192.168.1.10:1883 | true",
                "user: pi | keep-alive: 60s | the Keep Alive is 60 s instead of 30 s; the user is nobody instead of pi; the password is another one | true",
                "id: pi-1 | id: pi-2 | the id is pi-2 instead of pi-1; the Client Identifier is picolight-pi-2 instead of picolight-pi-1 | true",
            })
    void isToldInWords(String old, String changed, String words, boolean newConnection) {
        SettingsDifference difference = difference(BEFORE.replace(old, changed));
        assertThat(String.join("; ", difference.words())).isEqualTo(words);
        assertThat(difference.needsNewConnection()).isEqualTo(newConnection);
    }

    /// The device knows an LED of a room by what it means; the status light means nothing.
    @Test
    void aRoomMayHaveThePinThatWasTheStatusLights() {
        String withLight = BEFORE + "status-light: {bcm-pin: 22, polarity: active-high}\n";
        String withRoom = BEFORE + "  - {room: 廚房, bcm-pin: 22}\n";
        SettingsDifference difference =
                new SettingsDifference(read(withLight, "raspberry"), read(withRoom, "raspberry"));
        assertThat(difference.origins().getLast())
                .isEqualTo(new Forerunner(Optional.empty(), false));
        assertThat(difference.toBeReleasedFirst()).containsExactly(2);
    }

    @Test
    void namesWhatIsNewAndWhatIsGone() {
        assertThat(
                        difference(BEFORE.replace("room: 臥室, bcm-pin: 27", "room: 廚房, bcm-pin: 5"))
                                .words())
                .containsExactly(
                        "LED of 廚房 added on GPIO 5", "LED of 臥室 removed, GPIO 27 is dark and free");
    }

    @Test
    void doesNotShowThePassword() {
        SettingsDifference difference =
                new SettingsDifference(read(BEFORE, "raspberry"), read(BEFORE, "strawberry"));
        assertThat(difference.words()).containsExactly("the password is another one");
        assertThat(difference.needsNewConnection()).isTrue();
    }

    @Test
    void aPinWithAnotherPolarityIsGivenBackFirst() {
        assertThat(difference(BEFORE).toBeReleasedFirst()).isEmpty();
        assertThat(difference(BEFORE.replace("27", "27, polarity: active-low")).toBeReleasedFirst())
                .containsExactly(1);
    }

    @Test
    void aPinThatStaysIsNotTouchedWhateverItsRoomIsCalled() {
        String swapped =
                BEFORE.replace("17", "x").replace("27", "17").replace("bcm-pin: x", "bcm-pin: 27");
        assertThat(difference(swapped).origins())
                .allSatisfy(origin -> assertThat(origin.untouched()).isTrue());
    }
}
