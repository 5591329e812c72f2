package dev.picolight.device.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.announce.Machine;
import dev.picolight.device.lifecycle.DeviceAction.Publish;
import dev.picolight.device.lifecycle.DeviceEvent.DeadlinePassed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What Home Assistant is told when other settings come.
class ReloadDiscoveryTest extends ReloadFixture {
    private static final String CONFIG = "homeassistant/device/picolight-pi-1/config";

    ReloadDiscoveryTest() {
        super(told("homeassistant", false));
    }

    private static Presentation told(String prefix, boolean health) {
        return new Presentation(
                Machine.UNKNOWN,
                Optional.of(prefix),
                health ? Optional.of(Duration.ofMinutes(1)) : Optional.empty(),
                Optional.empty());
    }

    private static List<String> said(String topic, List<DeviceAction> actions) {
        return only(Publish.class, actions).stream()
                .filter(it -> it.message().topic().text().equals(topic) && it.message().retain())
                .map(it -> it.message().payload().text().orElseThrow())
                .toList();
    }

    @Test
    void aRoomThatIsGoneIsNamedAsRemovedUntilItIsBack() {
        bootToOnline();
        become(profile(told("homeassistant", true), "客廳", "x"), untouched(0), NEW);
        assertThat(said(CONFIG, become(profile(told("homeassistant", false), "客廳"), untouched(0))))
                .singleElement()
                .asString()
                .contains(":{\"p\":\"light\"}", "\"uptime\":{\"p\":\"sensor\"}");
        assertThat(
                        said(
                                CONFIG,
                                become(
                                        profile(told("homeassistant", true), "客廳", "x"),
                                        untouched(0),
                                        NEW)))
                .singleElement()
                .asString()
                .doesNotContain("{\"p\":\"light\"}", "{\"p\":\"sensor\"}");
    }

    @Test
    void forgetsTheDeviceAtOnceWhenItIsToldNothingMore() {
        bootToOnline();
        assertThat(said(CONFIG, become(profile("客廳"), untouched(0)))).containsExactly("");
    }

    @Test
    void anotherPrefixLeavesNothingUnderTheOldOne() {
        bootToOnline();
        List<DeviceAction> actions = become(profile(told("ha", false), "客廳"), untouched(0));
        assertThat(said(CONFIG, actions)).containsExactly("");
        assertThat(said("ha/device/picolight-pi-1/config", actions))
                .singleElement()
                .asString()
                .isNotEmpty();
    }

    /// Home Assistant's birth has a topic of its own, which does not follow the prefix.
    @Test
    void hearsTheBirthWhateverThePrefix() {
        bootToOnline();
        become(profile(told("ha", false), "客廳"), untouched(0));
        for (String birth : List.of("homeassistant/status", "ha/status")) {
            assertThat(hear(birth, "online")).isEmpty();
            now = now.plusSeconds(10);
            assertThat(said("ha/device/picolight-pi-1/config", on(new DeadlinePassed())))
                    .as(birth)
                    .hasSize(1);
        }
    }
}
