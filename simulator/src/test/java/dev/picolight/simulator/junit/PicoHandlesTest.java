package dev.picolight.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.house.HousePlan;
import dev.picolight.simulator.lan.Pace;
import dev.picolight.simulator.lan.Stack;
import dev.picolight.simulator.lan.VirtualLan;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class PicoHandlesTest {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration HALF = Duration.ofMillis(500);
    private static final Duration EXACTLY = Duration.ZERO;

    private final HousePlan plan =
            new HousePlan(
                    List.of(BoardText.parse("pico-w=客廳,臥室")),
                    new VirtualLan("PicoLight", List.of()),
                    Stack.PICO_W,
                    Pace.REAL,
                    7);
    private final FakeHouse house = new FakeHouse(plan);
    private final Session session =
            Session.begin(
                    (_, _) -> house,
                    new Setup(
                            plan,
                            PicoSim.Time.SIMULATED,
                            true,
                            List.of(),
                            new ChosenSeed(7, ChosenSeed.Origin.SETUP)));
    private final PicoBoard board = session.boards().getFirst();
    private final PicoLed led = board.led();
    private final PicoBroker broker = new PicoBroker(session);
    private final PicoFaults faults = new PicoFaults(session);

    @Test
    void beginsOnline() {
        assertThat(board.isOnline()).isTrue();
        assertThat(session.house().now()).isEqualTo(Duration.ofSeconds(3));
    }

    @Nested
    class OfTheLight {
        @Test
        void litAndDark() {
            broker.publish("客廳/message", "ON");
            led.assertLit(SOON);
            broker.publish("客廳/message", "OFF");
            led.assertDark(SOON);
            assertThat(led.history())
                    .extracting(LightChange::light)
                    .containsExactly(Light.LIT, Light.DARK);
        }

        @Test
        void aRoomHasItsOwnLed() {
            broker.publish("臥室/message", "ON");
            board.led("臥室").assertLit(SOON);
            assertThat(led.isLit()).isFalse();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> board.led("廚房"))
                    .withMessageContaining("no LED in «廚房»")
                    .withMessageContaining("客廳, 臥室");
        }

        @Test
        void sayWhatWasExpectedAndWhatHappenedInstead() {
            broker.publish("客廳/message", "ON");
            led.assertLit(SOON);
            faults.begin("wifi down");
            assertThatThrownBy(() -> led.assertDark(Duration.ofSeconds(2)))
                    .isInstanceOf(AssertionFailedError.class)
                    .hasMessage(
                            """
                            expected: pico-w has its LED in 客廳 dark within 2 s
                            instead:  it was lit at 00:00:05.010
                            the LED of pico-w in 客廳:
                              00:00:03.010 LIT
                            the LED of pico-w in 臥室:
                              dark since the beginning
                            last lines on the console of pico-w:
                              00:00:03.000 online as pico-w
                            broken on purpose:
                              wifi down
                            seed 7, simulated time: -Dpicolight.seed=7 replays it exactly\
                            """);
        }

        @Test
        void holds() {
            led.assertHolds(Light.DARK, Duration.ofHours(24));
            assertThat(session.house().now()).isEqualTo(Duration.ofHours(24).plusSeconds(3));
        }

        @Test
        void doesNotHoldWhenItChangesForAMoment() {
            house.after(Duration.ofMinutes(5), () -> house.shine("pico-w", 0, 10));
            house.after(Duration.ofMinutes(5), () -> house.shine("pico-w", 0, 0));
            assertThatThrownBy(() -> led.assertHolds(Light.DARK, Duration.ofHours(1)))
                    .hasMessageContaining("it became lit after 0:05:00")
                    .hasMessageContaining("00:05:03.000 LIT (10 %)");
        }

        @Test
        void doesNotHoldWhenItIsOtherwiseFromTheStart() {
            assertThatThrownBy(() -> led.assertHolds(Light.LIT, SOON))
                    .hasMessageContaining("it was dark from the start");
        }
    }

    @Nested
    class OfBlinking {
        @Test
        void threeTimes() {
            broker.publish("客廳/message", "BLINK");
            led.assertBlinking(HALF, HALF, EXACTLY);
        }

        @Test
        void notMoreOftenThanItDid() {
            broker.publish("客廳/message", "BLINK");
            assertThatThrownBy(() -> led.assertBlinking(HALF, HALF, EXACTLY, 4))
                    .hasMessageContaining("blinks 4 times in 客廳: 500 ms lit, 500 ms dark")
                    .hasMessageContaining("pico-w showed no 4 such blinks in a row")
                    .hasMessageContaining("00:00:05.510 DARK");
        }

        @Test
        void notSlowerThanItDid() {
            broker.publish("客廳/message", "BLINK");
            assertThatThrownBy(() ->
                            led.assertBlinking(Duration.ofMillis(600), HALF, Duration.ofMillis(99)))
                    .isInstanceOf(AssertionFailedError.class);
        }

        @Test
        void notBeforeTheTestDidSomethingElse() {
            broker.publish("客廳/message", "BLINK");
            led.assertBlinking(HALF, HALF, EXACTLY);
            broker.publish("客廳/message", "ON");
            assertThatThrownBy(() -> led.assertBlinking(HALF, HALF, EXACTLY, 1))
                    .isInstanceOf(AssertionFailedError.class);
        }

        @Test
        void atLeastOnce() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> led.assertBlinking(HALF, HALF, EXACTLY, 0))
                    .withMessageContaining("Blinking 0 times");
        }
    }

    @Nested
    class OfEverythingElse {
        @Test
        void theConsole() {
            house.after(HALF, () -> house.say("pico-w", "OSError: [Errno 103] ECONNABORTED"));
            board.assertConsole("ECONNABORTED", SOON);
            assertThatThrownBy(() -> board.assertConsole("ETIMEDOUT", SOON))
                    .hasMessageContaining("the console of pico-w says «ETIMEDOUT» within 1 s")
                    .hasMessageContaining("  00:00:03.500 OSError: [Errno 103] ECONNABORTED");
        }

        @Test
        void online() {
            board.cutPower();
            assertThatThrownBy(() -> board.assertOnline(SOON))
                    .hasMessageContaining("pico-w was joining-network at 00:00:04.000");
        }

        @Test
        void messagesOneByOne() {
            PicoMessages states = broker.listen("客廳/+/state");
            broker.publish("客廳/message", "ON");
            broker.publish("客廳/message", "OFF");
            assertThat(states.assertMessage("OFF", SOON).topic().text())
                    .isEqualTo("客廳/pico-w/state");
            states.assertNone(SOON);
            assertThatThrownBy(() -> states.assertMessage("ON", SOON))
                    .hasMessageContaining("a message on 客廳/+/state says «ON» within 1 s")
                    .hasMessageContaining("0 other messages");
        }

        @Test
        void messagesThatShouldNotCome() {
            PicoMessages states = broker.listen("客廳/+/state");
            broker.publish("客廳/message", "ON");
            assertThatThrownBy(() -> states.assertNone(SOON))
                    .hasMessageContaining("no message on 客廳/+/state for 1 s")
                    .hasMessageContaining("  00:00:03.010 客廳/pico-w/state said «ON»");
        }

        @Test
        void thatSomethingIsSo() {
            PicoTime time = new PicoTime(session);
            time.assertSoon("it is late", () -> time.now().toSeconds() >= 3, SOON);
            assertThatThrownBy(() -> time.assertSoon("it is dawn", () -> false, SOON))
                    .hasMessageContaining("expected: it is dawn within 1 s");
        }

        @Test
        void timeInUnits() {
            PicoTime time = new PicoTime(session);
            time.pass(2, TimeUnit.HOURS);
            assertThat(time.now()).isEqualTo(Duration.ofHours(2).plusSeconds(3));
        }
    }

    @Nested
    class OfFaults {
        @Test
        void endWithTheirBlock() {
            try (PicoFault down = faults.with("wifi down")) {
                assertThat(faults.active())
                        .containsExactly(down.fault())
                        .containsExactly(new Fault.Wifi(Fault.Wifi.Kind.DOWN));
            }
            assertThat(faults.active()).isEmpty();
        }

        @Test
        void endByTheirText() {
            faults.begin("dns-fail");
            faults.begin("latency latency=200");
            faults.end("latency latency=200");
            assertThat(faults.active()).containsExactly(new Fault.DnsFail());
            faults.endAll();
            assertThat(faults.active()).isEmpty();
        }

        @Test
        void areOfOneBoardWhenAsked() {
            try (PicoFault _ = faults.with("dns-fail", board)) {
                assertThat(house.faults().on("other")).isEmpty();
                assertThat(house.faults().on("pico-w")).containsExactly(new Fault.DnsFail());
            }
        }

        @Test
        void withoutAName() {
            assertThatIllegalArgumentException().isThrownBy(() -> faults.begin("gremlins"));
        }
    }

    @Test
    void inSimulatedTimeNoProgramReachesTheBroker() {
        assertThatThrownBy(broker::address).hasMessageContaining("@PicoSim(time = LIVE)");
    }
}
