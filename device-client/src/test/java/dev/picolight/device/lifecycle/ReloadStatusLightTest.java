package dev.picolight.device.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.announce.Machine;
import dev.picolight.device.lifecycle.DeviceAction.PlayPattern;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectRefused;
import dev.picolight.device.lifecycle.Presentation.StatusLed;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.led.Brightness;
import dev.picolight.led.LedPattern.Blink;
import dev.picolight.led.LedPattern.Steady;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The LED of a room that shows how the device is, when other settings come.
class ReloadStatusLightTest extends ReloadFixture {
    private static final Steady DARK = new Steady(Brightness.DARK);

    ReloadStatusLightTest() {
        super(shownBy(new StatusLed(0, true)));
    }

    private static Presentation shownBy(StatusLed led) {
        return new Presentation(
                Machine.UNKNOWN, Optional.empty(), Optional.empty(), Optional.of(led));
    }

    private static List<PlayPattern> played(List<DeviceAction> actions) {
        return only(PlayPattern.class, actions);
    }

    @Test
    void isDarkWhenItShallShowThatNoMore() {
        bootToConnecting();
        assertThat(become(profile("客廳"), untouched(0)))
                .containsExactly(new PlayPattern(0, DARK, DARK));
        assertThat(become(profile("客廳"), untouched(0))).isEmpty();
    }

    @Test
    void isDarkWhenTheLedOfAnotherRoomShowsItInstead() {
        bootToConnecting();
        List<PlayPattern> played =
                played(
                        become(
                                profile(shownBy(new StatusLed(0, true)), "臥室", "客廳"),
                                NEW,
                                untouched(0)));
        assertThat(played).hasSize(2);
        assertThat(played.getFirst()).isEqualTo(new PlayPattern(1, DARK, DARK));
        assertThat(played.getLast().led()).isZero();
        assertThat(played.getLast().pattern()).isInstanceOf(Blink.class);
    }

    @Test
    void goesOnAsItWasWhenSomethingElseIsDifferent() {
        bootToConnecting();
        on(new ConnectRefused(connection, ReasonCode.NOT_AUTHORIZED, Optional.empty()));
        atDeadline();
        assertThat(become(profile(shownBy(new StatusLed(1, true)), "臥室", "客廳"), NEW, untouched(0)))
                .isEmpty();
        assertThat(connect()).noneMatch(PlayPattern.class::isInstance);
    }

    @Test
    void isLeftAloneWhenItIsLitForTheRoom() {
        bootToSubscribing();
        hear("on");
        assertThat(played(become(profile("客廳"), untouched(0)))).isEmpty();
    }
}
