package dev.picolight.device.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.lifecycle.DeviceAction.Publish;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What stands at the Server about the LEDs is true after each change of the settings.
class ReloadStatesTest extends ReloadFixture {
    private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":(\\d+)");

    private static long sequence(List<DeviceAction> actions) {
        String text =
                only(Publish.class, actions).getFirst().message().payload().text().orElseThrow();
        Matcher matcher = SEQUENCE.matcher(text);
        assertThat(matcher.find()).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    @Test
    void aRoomThatTakesOverTheLedOfAnotherIsTold() {
        bootToOnline();
        become(profile("客廳", "臥室"), untouched(0), NEW);
        hear("on");
        assertThat(published(become(profile("臥室", "廚房"), untouched(0), untouched(1))))
                .contains(
                        "臥室/pi-1/state {\"state\":\"ON\",\"effect\":null}",
                        "廚房/pi-1/state {\"state\":\"OFF\",\"effect\":null}");
    }

    @Test
    void aPatternThatEndsBecauseThePinIsAnotherIsTold() {
        bootToOnline();
        hear("blink 100");
        assertThat(published(become(profile("客廳"), elsewhere(0))))
                .containsExactly("客廳/pi-1/state {\"state\":\"OFF\",\"effect\":null}");
        assertThat(become(profile("客廳"), elsewhere(0))).isEmpty();
    }

    @Test
    void theNumbersOfATopicNeverGoBackwards() {
        bootToOnline();
        become(profile("客廳", "臥室"), untouched(0), NEW);
        hear("on");
        hear("off");
        long last = sequence(hear("on"));
        List<DeviceAction> swapped = become(profile("客廳", "臥室"), untouched(1), untouched(0));
        assertThat(sequence(swapped)).isEqualTo(last + 1);
        become(profile("臥室"), untouched(1));
        assertThat(sequence(become(profile("臥室", "客廳"), untouched(0), NEW)))
                .as("a topic that comes back")
                .isEqualTo(last + 2);
    }
}
