package dev.picolight.simulator.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.simulator.broker.BrokerOptions;
import dev.picolight.simulator.house.HouseEvent.LedChanged;
import java.time.Duration;
import java.util.List;
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
}
