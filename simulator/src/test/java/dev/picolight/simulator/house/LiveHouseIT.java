package dev.picolight.simulator.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picolight.simulator.broker.BrokerOptions;
import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.house.HouseEvent.LedChanged;
import dev.picolight.simulator.lan.Pace;
import dev.picolight.simulator.lan.Stack;
import dev.picolight.simulator.lan.VirtualLan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LiveHouseIT extends HouseContract {
    @Override
    House open(HousePlan plan) {
        return LiveHouse.open(plan, BrokerOptions.defaults().onAnyFreePort());
    }

    @Test
    void aPatternIsAsFastAsTheHouse() throws InterruptedException {
        House house = online();

        long began = System.nanoTime();
        house.publish(message("客廳/message", "BLINK 3 60000 60000"));

        assertThat(house.await(() -> seen(house, LedChanged.class).size() == 6, SOON)).isTrue();
        List<LedChanged> changes = seen(house, LedChanged.class);
        assertThat(changes.get(1).at().minus(changes.get(0).at()))
                .isGreaterThan(Duration.ofSeconds(50));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void aPausedBoardIsDeafUntilItsSteps() throws InterruptedException {
        House house = online();
        house.time().pause();
        long before = house.events().last();
        house.publish(message("客廳/message", "ON"));

        for (int steps = 0; steps < 200 && seen(house, LedChanged.class).isEmpty(); steps++) {
            assertThat(house.time().state().paused()).isTrue();
            house.time().step();
            Thread.sleep(5); // lets the board have its turn
        }

        assertThat(seen(house, LedChanged.class)).hasSize(1);
        assertThat(house.events().after(before))
                .extracting(EventLog.Entry::event)
                .hasAtLeastOneElementOfType(LedChanged.class);
    }

    @Test
    void aDuplicateIsTheSameMessageWithDup() throws InterruptedException {
        House house = online();
        house.faults().begin(new Fault.Duplicate(1), Optional.of("pico-w"));

        house.publish(message("客廳/message", "ON"));

        assertThat(
                        house.await(
                                () ->
                                        seen(house, HouseEvent.PacketSeen.class).stream()
                                                .filter(it -> !it.toBroker())
                                                .map(HouseEvent.PacketSeen::packet)
                                                .anyMatch(it ->
                                                        it.type().equals("PUBLISH")
                                                                && it.text().contains("DUP")
                                                                && it.text().contains("«ON»")),
                                SOON))
                .isTrue();
        assertThat(house.await(() -> house.board("pico-w").leds().getFirst().isLit(), SOON))
                .isTrue();
        assertThat(house.board("pico-w").isOnline()).isTrue();
    }

    @Test
    void aFaultOfABoardThatIsNotThereIsRefused() {
        try (House house =
                open(
                        new HousePlan(
                                List.of(oneLed("pico-w", "客廳")),
                                new VirtualLan("PicoLight", List.of()),
                                Stack.PICO_W,
                                new Pace(100),
                                1))) {
            assertThatThrownBy(() -> house.faults().begin(new Fault.Down(), Optional.of("pico-x")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("pico-x");
            assertThat(house.faults().all()).isEmpty();
        }
    }

    @Test
    void twoHousesDoNotKnowOfEachOther() throws InterruptedException {
        House one = online();
        try (House other = open(one.plan())) {
            one.publish(message("客廳/message", "ON"));
            assertThat(one.await(() -> one.board("pico-w").leds().getFirst().isLit(), SOON))
                    .isTrue();
            assertThat(other.broker()).isNotEqualTo(one.broker());
            assertThat(seen(other, LedChanged.class)).isEmpty();
        }
    }
}
