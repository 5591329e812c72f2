package dev.picolight.simulator.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.simulator.house.HouseEvent.LedChanged;
import dev.picolight.simulator.house.HouseEvent.MessageSeen;
import dev.picolight.simulator.lan.Tap;
import dev.picolight.simulator.lan.VirtualLan;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// What every house does, in real and in simulated time.
abstract class HouseContract extends HouseFixture {
    private static Predicate<MessageSeen> says(String topic, String text) {
        return seen ->
                seen.message().topic().text().equals(topic)
                        && seen.message().payload().text().orElse("").contains(text);
    }

    @Test
    void aBoardWithoutPowerIsOff() {
        BoardState board = house().board(BOARD);

        assertThat(board.powered()).isFalse();
        assertThat(board.standing()).isEqualTo("off");
        assertThat(board.address()).isEmpty();
        assertThat(board.leds()).containsExactly(new BoardState.LedState("客廳", true, 0));
    }

    @Test
    void comesOnlineAndTellsItsWayThere() throws InterruptedException {
        House house = online();

        assertThat(seen(house, HouseEvent.StandingChanged.class))
                .extracting(HouseEvent.StandingChanged::standing)
                .containsSubsequence("joining-network", "connecting", "subscribing", "online");
        assertThat(house.board(BOARD).address()).contains(VirtualLan.boardAddress(0));
        assertThat(house.board("pico-2").powered()).isFalse();
    }

    @Test
    void aMessageLightsTheLedOfItsRoom() throws InterruptedException {
        House house = online();

        house.publish(message("客廳/message", "ON"));

        assertThat(house.await(() -> house.board(BOARD).leds().getFirst().isLit(), SOON)).isTrue();
        assertThat(seen(house, LedChanged.class))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.board()).isEqualTo(BOARD);
                    assertThat(change.room()).isEqualTo("客廳");
                    assertThat(change.led()).isZero();
                    assertThat(change.isLit()).isTrue();
                });
    }

    @Test
    void whoListensHearsWhatABoardTellsOfItself() throws InterruptedException {
        House house = online();
        house.listen(new TopicFilter("客廳/#"));

        house.publish(message("客廳/message", "ON"));

        assertThat(
                        house.await(
                                () ->
                                        isSeen(
                                                house,
                                                MessageSeen.class,
                                                says("客廳/pico-w/state", "\"ON\"")),
                                SOON))
                .isTrue();
        assertThat(isSeen(house, MessageSeen.class, says("客廳/pico-w/status", "online"))).isTrue();
    }

    @Test
    void aPowerCutIsToldByTheWillMessageAlone() throws InterruptedException {
        House house = online();
        house.listen(new TopicFilter("客廳/pico-w/status"));
        house.publish(message("客廳/message", "ON"));
        house.await(() -> house.board(BOARD).leds().getFirst().isLit(), SOON);

        house.cutPower(BOARD);

        assertThat(house.board(BOARD).standing()).isEqualTo("off");
        assertThat(house.board(BOARD).leds().getFirst().isLit()).isFalse();
        assertThat(
                        house.await(
                                () ->
                                        isSeen(
                                                house,
                                                MessageSeen.class,
                                                says("客廳/pico-w/status", "offline")),
                                Duration.ofHours(1)))
                .isTrue();
    }

    @Test
    void aBoardComesBackAfterAPowerCut() throws InterruptedException {
        House house = online();
        house.cutPower(BOARD);
        house.powerOn(BOARD);

        assertThat(house.await(() -> house.board(BOARD).isOnline(), BOOT)).isTrue();
    }

    @Test
    void waitingHasALimit() throws InterruptedException {
        House house = house();
        Duration before = house.now();

        assertThat(house.await(() -> false, Duration.ofSeconds(2))).isFalse();

        assertThat(house.now().minus(before)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aBoardThatIsNotThereIsRefused() {
        House house = house();

        assertThatThrownBy(() -> house.powerOn("pico-x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pico-x");
    }

    @Test
    void packetsAreSeenAsTheyPass() throws InterruptedException {
        House house = online();
        house.publish(message("客廳/message", "ON"));
        house.await(() -> house.board(BOARD).leds().getFirst().isLit(), SOON);

        assertThat(seen(house, HouseEvent.PacketSeen.class))
                .extracting(it -> it.toBroker() + " " + it.packet().type())
                .containsSubsequence(
                        "true CONNECT", "false CONNACK", "true SUBSCRIBE", "false SUBACK")
                .contains("false PUBLISH");
        assertThat(seen(house, HouseEvent.PacketSeen.class))
                .filteredOn(it -> it.packet().topic().filter("客廳/message"::equals).isPresent())
                .extracting(it -> it.packet().text())
                .anySatisfy(text -> assertThat(text).contains("«ON»"));
        assertThat(seen(house, HouseEvent.ConnectionChanged.class))
                .first()
                .satisfies(it -> assertThat(it.kind()).isEqualTo(Tap.Kind.OPENED));
    }
}
