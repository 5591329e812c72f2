package dev.picolight.device.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.command.BootPolicy;
import dev.picolight.device.lifecycle.DeviceAction.PlayPattern;
import dev.picolight.device.lifecycle.DeviceAction.Recall;
import dev.picolight.device.lifecycle.DeviceAction.Remember;
import dev.picolight.device.lifecycle.DeviceEvent.Booted;
import dev.picolight.device.lifecycle.DeviceEvent.ClockSet;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.LedFailed;
import dev.picolight.device.lifecycle.DeviceEvent.MemoryFailed;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkUp;
import dev.picolight.device.lifecycle.DeviceEvent.Recalled;
import dev.picolight.device.lifecycle.DeviceEvent.StopRequested;
import dev.picolight.device.lifecycle.DeviceEvent.SubscribeRefused;
import dev.picolight.device.lifecycle.DeviceEvent.Subscribed;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.led.Brightness;
import dev.picolight.led.LedPattern;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StateWithIntentTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final LedPattern.Steady LIT = new LedPattern.Steady(Brightness.FULL);

    private static Remembered lit(String room, int level) {
        return new Remembered(room, true, new Brightness(level));
    }

    private static Remembered dark(String room, int level) {
        return new Remembered(room, false, new Brightness(level));
    }

    @Nested
    class ToldOverMqtt extends CommandsFixture {
        private String state(String topic, String text) {
            return said("客廳/pi-1/state", hear(topic, text)).getFirst();
        }

        @Test
        void namesWhoWantedItSinceWhenAndItsNumber() {
            comeOnline();
            now = now.plusSeconds(10);
            on(new ClockSet(NOON));
            now = now.plusMillis(1500);
            assertThat(state("客廳/message", "ON"))
                    .isEqualTo(
                            "{\"state\":\"ON\",\"effect\":null,\"source\":\"room\",\"since\":\"2026-11-21T12:00:01.500Z\",\"sequence\":2}");
            now = now.plusSeconds(60);
            assertThat(state("客廳/pi-1/message", "ON"))
                    .as("nothing has changed")
                    .contains("\"source\":\"room\",\"since\":\"2026-11-21T12:00:01.500Z\"")
                    .contains("\"sequence\":3");
            assertThat(state("客廳/pi-1/message", "OFF"))
                    .contains("\"source\":\"device\",\"since\":\"2026-11-21T12:01:01.500Z\"");
        }

        @Test
        void knowsNoDateBeforeTheMachineDoesAndCorrectsItAfterwards() {
            comeOnline();
            assertThat(state("客廳/message", "ON")).contains("\"since\":null");
            now = now.plusSeconds(3);
            on(new ClockSet(NOON));
            assertThat(state("客廳/message", "?")).contains("\"since\":\"2026-11-21T11:59:57Z\"");
        }

        @Test
        void beginsWithBootAndEndsWithLocal() {
            on(new Booted());
            on(new NetworkUp("192.168.137.20"));
            on(new Connected(1, false, Optional.empty()));
            on(new Subscribed(1));
            assertThat(said("客廳/pi-1/state", done))
                    .containsExactly(
                            "{\"state\":\"OFF\",\"effect\":null,\"source\":\"boot\",\"since\":null,\"sequence\":1}");
            hear("客廳/message", "ON");
            on(new StopRequested());
            assertThat(said("客廳/pi-1/state", done).getLast())
                    .startsWith("{\"state\":\"OFF\",\"effect\":null,\"source\":\"local\"");
        }

        @Test
        void theEndOfAPatternIsANewStateOfTheSameSource() {
            comeOnline();
            on(new ClockSet(NOON));
            hear("客廳/message", "BLINK 2 500 500");
            pass(Duration.ofSeconds(2));
            assertThat(said("客廳/pi-1/state", done).getLast())
                    .contains("\"state\":\"OFF\"", "\"source\":\"room\"", "12:00:02Z");
        }

        @Test
        void aDimmedLedIsAsBrightAsBeforeWhenItIsLitAgain() {
            comeOnline();
            hear("臥室/message", "BRIGHTNESS 40");
            hear("臥室/message", "BRIGHTNESS 0");
            List<DeviceAction> actions = hear("臥室/message", "TOGGLE");
            assertThat(played(actions).getFirst().pattern())
                    .isEqualTo(new LedPattern.Steady(new Brightness(40)));
        }

        /// Who has access rules of before must not lose the device.
        @Test
        void aBrokerThatForbidsTheWholeHouseIsNoReasonToStayOffline() {
            on(new Booted());
            on(new NetworkUp("192.168.137.20"));
            on(new Connected(1, false, Optional.empty()));
            on(
                    new SubscribeRefused(
                            1,
                            List.of(
                                    new SubscribeRefused.Refusal(
                                            new TopicFilter("all/message"),
                                            ReasonCode.NOT_AUTHORIZED))));
            assertThat(device.state()).isInstanceOf(DeviceState.Online.class);
            assertThat(reported(done)).anyMatch(it -> it.contains("all/message"));
        }
    }

    @Nested
    class LitAtBoot extends CommandsFixture {
        LitAtBoot() {
            super(BootPolicy.ON);
        }

        @Test
        void itIsLitBeforeThereIsANetwork() {
            on(new Booted());
            assertThat(played(done))
                    .containsExactly(new PlayPattern(0, LIT, LIT), new PlayPattern(1, LIT, LIT));
            assertThat(done).noneMatch(Recall.class::isInstance);
        }

        /// The LED of a Pico W hangs on the Wi-Fi chip.
        @Test
        void whatFailedBeforeTheNetworkIsShownWithIt() {
            on(new Booted());
            on(new LedFailed(0, "the Wi-Fi chip has not started", "Wait."));
            done.clear();
            on(new NetworkUp("192.168.137.20"));
            assertThat(played(done)).containsExactly(new PlayPattern(0, LIT, LIT));
            done.clear();
            on(new NetworkUp("192.168.137.20"));
            assertThat(played(done)).isEmpty();
        }
    }

    @Nested
    class AsItWas extends CommandsFixture {
        AsItWas() {
            super(BootPolicy.LAST);
        }

        private List<Remember> kept() {
            return done.stream()
                    .filter(Remember.class::isInstance)
                    .map(Remember.class::cast)
                    .toList();
        }

        @Test
        void isRecalledAndShown() {
            on(new Booted());
            assertThat(done).contains(new Recall());
            on(new Recalled(List.of(lit("臥室", 40), dark("客廳", 100), lit("廚房", 100))));
            LedPattern.Steady dim = new LedPattern.Steady(new Brightness(40));
            assertThat(played(done)).containsExactly(new PlayPattern(1, dim, dim));
        }

        @Test
        void aCommandThatWasFasterWins() {
            comeOnline();
            hear("客廳/message", "OFF");
            on(new Recalled(List.of(lit("客廳", 100), lit("臥室", 40))));
            assertThat(played(done).getLast().led()).isEqualTo(1);
            assertThat(said("臥室/pi-1/state", done).getLast()).contains("\"brightness\":102");
        }

        @Test
        void isKeptWhenItChangedAndNotMoreThanOnceASecond() {
            comeOnline();
            on(new Recalled(List.of()));
            done.clear();
            for (int i = 0; i < 100; i++) {
                hear("客廳/message", "TOGGLE");
                pass(Duration.ofMillis(51));
            }
            hear("客廳/message", "ON");
            pass(Duration.ofSeconds(2));
            assertThat(kept()).hasSizeBetween(3, 7);
            assertThat(kept().getLast().leds()).containsExactly(lit("客廳", 100), dark("臥室", 100));
            int before = kept().size();
            hear("客廳/message", "ON");
            hear("客廳/message", "BLINK 1 20 20");
            pass(Duration.ofMinutes(1));
            assertThat(kept()).hasSize(before);
        }

        @Test
        void isNotOverwrittenBeforeItIsRecalled() {
            comeOnline();
            hear("客廳/message", "ON");
            assertThat(kept()).isEmpty();
            on(new Recalled(List.of(lit("臥室", 40))));
            assertThat(kept().getLast().leds()).containsExactly(lit("客廳", 100), lit("臥室", 40));
        }

        @Test
        void aCleanStopKeepsWhatWasBefore() {
            comeOnline();
            on(new Recalled(List.of()));
            hear("客廳/message", "ON");
            hear("臥室/message", "ON"); // too soon to be kept
            on(new StopRequested());
            pass(Duration.ofMinutes(1));
            on(new Recalled(List.of(dark("客廳", 100))));
            assertThat(kept().getLast().leds()).containsExactly(lit("客廳", 100), lit("臥室", 100));
            assertThat(done.indexOf(kept().getLast()))
                    .isLessThan(done.lastIndexOf(played(done).getLast()));
        }

        @Test
        void eachFailureOfTheMemoryIsTold() {
            on(new Booted());
            on(new MemoryFailed("the file is broken", "Nothing to do."));
            on(new MemoryFailed("the disk is full", "Make room."));
            assertThat(reported(done))
                    .containsExactly(
                            "the file is broken. Nothing to do.", "the disk is full. Make room.");
        }
    }
}
