package dev.picolight.simulator.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.house.HouseEvent.FaultChanged;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every house does when something is broken on purpose, in real and in simulated time.
abstract class FaultContract extends HouseFixture {
    @Test
    void faultsBeginAndEnd() {
        House house = house();

        Active begun = house.faults().begin(new Fault.DnsFail(), Optional.of(BOARD));
        house.faults().end(begun.number());

        assertThat(seen(house, FaultChanged.class))
                .extracting(FaultChanged::fault, FaultChanged::began)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(begun, true),
                        org.assertj.core.groups.Tuple.tuple(begun, false));
    }

    @Test
    void aBrokerThatRestartsIsFoundAgain() throws InterruptedException {
        House house = online();
        assertThat(house.brokerStanding()).contains("running");

        house.faults().begin(new Fault.BrokerRestart(Duration.ofSeconds(20)), Optional.empty());

        assertThat(house.await(() -> house.brokerStanding().equals(Optional.of("stopped")), SOON))
                .isTrue();
        assertThat(house.await(() -> !house.board(BOARD).isOnline(), SOON)).isTrue();
        assertThat(house.await(() -> house.board(BOARD).isOnline(), Duration.ofHours(1))).isTrue();
        assertThat(house.faults().all()).isEmpty();
        assertThat(house.brokerStanding()).contains("running");
        assertThat(seen(house, HouseEvent.BrokerChanged.class))
                .extracting(HouseEvent.BrokerChanged::standing)
                .containsSubsequence("stopped", "running");
        house.publish(message("客廳/message", "ON"));
        assertThat(house.await(() -> house.board(BOARD).leds().getFirst().isLit(), SOON)).isTrue();
    }

    @Test
    void aFrozenBrokerIsNoticed() throws InterruptedException {
        House house = online();

        Active frozen = house.faults().begin(new Fault.BrokerFreeze(), Optional.empty());

        assertThat(house.await(() -> !house.board(BOARD).isOnline(), SOON)).isTrue();
        house.faults().end(frozen.number());
        assertThat(house.await(() -> house.board(BOARD).isOnline(), Duration.ofHours(1))).isTrue();
    }

    @Test
    void aPowerCutEndsByItself() throws InterruptedException {
        House house = online();

        house.faults().begin(new Fault.PowerCut(Duration.ofSeconds(30)), Optional.of(BOARD));

        assertThat(house.await(() -> !house.board(BOARD).powered(), SOON)).isTrue();
        assertThat(house.await(() -> house.board(BOARD).isOnline(), BOOT)).isTrue();
        assertThat(house.faults().all()).isEmpty();
        assertThat(house.board("pico-2").powered()).isFalse();
    }

    @Test
    void aThiefOfTheIdentifierIsNamed() throws InterruptedException {
        House house = online();

        Active theft = house.faults().begin(new Fault.ClientIdThief(), Optional.of(BOARD));

        assertThat(
                        house.await(
                                () ->
                                        isSeen(
                                                house,
                                                HouseEvent.ConsoleLine.class,
                                                line -> line.text().contains("SESSION_TAKEN_OVER")),
                                SOON))
                .isTrue();
        house.faults().end(theft.number());
        assertThat(house.await(() -> house.board(BOARD).isOnline(), Duration.ofHours(1))).isTrue();
    }

    @Test
    void theNetworkObeysFaultsToo() throws InterruptedException {
        House house = online();

        Active down = house.faults().begin(new Fault.Down(), Optional.of(BOARD));

        assertThat(house.await(() -> !house.board(BOARD).isOnline(), SOON)).isTrue();
        house.faults().end(down.number());
        assertThat(house.await(() -> house.board(BOARD).isOnline(), Duration.ofHours(1))).isTrue();
    }

    @Test
    void aBrokerStandsAsTheWorseOfTwoFaultsHasIt() throws InterruptedException {
        House house = online();
        Active frozen = house.faults().begin(new Fault.BrokerFreeze(), Optional.empty());
        awaitBroker(house, "frozen");
        Active stopped =
                house.faults().begin(new Fault.BrokerRestart(Duration.ofDays(1)), Optional.empty());
        awaitBroker(house, "stopped");

        house.faults().end(frozen.number());
        house.faults().begin(new Fault.BrokerFreeze(), Optional.empty());
        house.faults().end(stopped.number());

        awaitBroker(house, "frozen");
        assertThat(seen(house, HouseEvent.BrokerChanged.class))
                .extracting(HouseEvent.BrokerChanged::standing)
                .filteredOn("running"::equals)
                .as("only before the first fault")
                .hasSizeLessThanOrEqualTo(1);
        house.faults().endAll();
        awaitBroker(house, "running");
    }

    private static void awaitBroker(House house, String standing) throws InterruptedException {
        assertThat(house.await(() -> house.brokerStanding().equals(Optional.of(standing)), SOON))
                .as(standing)
                .isTrue();
    }
}
