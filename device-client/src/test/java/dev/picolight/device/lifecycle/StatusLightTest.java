package dev.picolight.device.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.announce.Machine;
import dev.picolight.device.lifecycle.DeviceAction.PlayPattern;
import dev.picolight.device.lifecycle.DeviceEvent.Booted;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectRefused;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.lifecycle.DeviceEvent.LedFailed;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkDown;
import dev.picolight.device.lifecycle.DeviceEvent.StopRequested;
import dev.picolight.device.lifecycle.Presentation.StatusLed;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.led.Brightness;
import dev.picolight.led.LedPattern;
import dev.picolight.led.LedPattern.Blink;
import dev.picolight.led.LedPattern.Steady;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StatusLightTest {
    private static final LedPattern NO_NETWORK = blink(100, 900);
    private static final LedPattern NO_BROKER = blink(500, 500);
    private static final LedPattern REFUSED = blink(100, 100);
    private static final LedPattern LIT = new Steady(Brightness.FULL);
    private static final LedPattern DARK = new Steady(Brightness.DARK);

    private static LedPattern blink(int on, int off) {
        return new Blink(Optional.empty(), Duration.ofMillis(on), Duration.ofMillis(off));
    }

    private static Presentation showing(int led, boolean ofARoom) {
        return new Presentation(
                Machine.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new StatusLed(led, ofARoom)));
    }

    private static List<LedPattern> played(int led, List<DeviceAction> actions) {
        return LifecycleFixture.only(PlayPattern.class, actions).stream()
                .filter(play -> play.led() == led)
                .map(PlayPattern::pattern)
                .toList();
    }

    @Nested
    class WithAnLedOfItsOwn extends LifecycleFixture {
        private static final int OWN = 1;

        WithAnLedOfItsOwn() {
            super(showing(OWN, false));
        }

        @Test
        void showsEachStepOnTheWayOnce() {
            assertThat(played(OWN, on(new Booted()))).containsExactly(NO_NETWORK);
            assertThat(played(OWN, connect())).containsExactly(NO_BROKER);
            assertThat(played(OWN, on(new ConnectionLost(connection, BROKER_DOWN)))).isEmpty();
            assertThat(played(OWN, atDeadline())).as("tries again").isEmpty();
            connect();
            assertThat(
                            played(
                                    OWN,
                                    on(
                                            new DeviceEvent.Connected(
                                                    connection, true, Optional.empty()))))
                    .isEmpty();
            assertThat(played(OWN, on(new DeviceEvent.Subscribed(connection))))
                    .containsExactly(LIT);
            assertThat(played(OWN, on(new NetworkDown("Wi-Fi lost")))).containsExactly(NO_NETWORK);
            assertThat(played(OWN, on(new StopRequested()))).containsExactly(DARK);
        }

        @Test
        void goesOnShowingARefusalWhileItTriesAgain() {
            bootToConnecting();
            assertThat(
                            played(
                                    OWN,
                                    on(
                                            new ConnectRefused(
                                                    connection,
                                                    ReasonCode.NOT_AUTHORIZED,
                                                    Optional.empty()))))
                    .containsExactly(REFUSED);
            assertThat(played(OWN, atDeadline())).isEmpty();
            assertThat(played(OWN, connect())).isEmpty();
        }

        @Test
        void isNotDisturbedByCommands() {
            bootToOnline();
            assertThat(played(OWN, hear("on"))).isEmpty();
            assertThat(played(OWN, on(new StopRequested()))).containsExactly(DARK);
        }

        @Test
        void isCalledByItsNameWhenItFails() {
            bootToOnline();
            assertThat(reports(on(new LedFailed(OWN, "GPIO 22 is busy", "Stop it."))))
                    .contains("the status light: GPIO 22 is busy");
        }
    }

    @Nested
    class WithTheLedOfARoom extends LifecycleFixture {
        private static final int ROOM = 0;

        WithTheLedOfARoom() {
            super(showing(ROOM, true));
        }

        @Test
        void isDarkAsSoonAsTheDeviceIsOnline() {
            assertThat(played(ROOM, on(new Booted()))).containsExactly(NO_NETWORK);
            connect();
            on(new DeviceEvent.Connected(connection, false, Optional.empty()));
            assertThat(played(ROOM, on(new DeviceEvent.Subscribed(connection))))
                    .containsExactly(DARK);
            assertThat(played(ROOM, on(new NetworkDown("Wi-Fi lost"))))
                    .as("nobody has used it yet")
                    .containsExactly(NO_NETWORK);
        }

        @Test
        void leavesTheLedToWhoeverHasUsedIt() {
            bootToOnline();
            assertThat(played(ROOM, hear("on"))).containsExactly(LIT);
            assertThat(played(ROOM, on(new NetworkDown("Wi-Fi lost")))).isEmpty();
            comeBack();
            assertThat(played(ROOM, hear("off"))).containsExactly(DARK);
            assertThat(played(ROOM, on(new NetworkDown("Wi-Fi lost")))).isEmpty();
        }

        @Test
        void givesWayToACommandThatComesBeforeTheDeviceIsOnline() {
            bootToSubscribing();
            assertThat(played(ROOM, hear("on"))).containsExactly(LIT);
            assertThat(played(ROOM, on(new DeviceEvent.Subscribed(connection)))).isEmpty();
        }

        @Test
        void isDarkInTheEnd() {
            bootToConnecting();
            assertThat(played(ROOM, on(new StopRequested()))).contains(DARK);
        }
    }
}
