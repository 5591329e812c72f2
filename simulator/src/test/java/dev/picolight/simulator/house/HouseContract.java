package dev.picolight.simulator.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.settings.DeviceId;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.house.HouseEvent.FaultChanged;
import dev.picolight.simulator.house.HouseEvent.LedChanged;
import dev.picolight.simulator.house.HouseEvent.MessageSeen;
import dev.picolight.simulator.lan.Pace;
import dev.picolight.simulator.lan.Stack;
import dev.picolight.simulator.lan.Tap;
import dev.picolight.simulator.lan.VirtualLan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What every house does, in real and in simulated time.
abstract class HouseContract {
    private static final String BOARD = "pico-w";
    private static final Duration BOOT = Duration.ofMinutes(10); // by the house's clock
    static final Duration SOON = Duration.ofMinutes(10);

    private Optional<House> opened = Optional.empty();

    /// Makes a house of this plan, at whichever port is free.
    abstract House open(HousePlan plan);

    private House house() {
        House house =
                open(
                        new HousePlan(
                                List.of(oneLed(BOARD, "客廳"), oneLed("pico-2", "廚房")),
                                new VirtualLan("PicoLight", List.of()),
                                Stack.PICO_W,
                                new Pace(100),
                                1));
        opened = Optional.of(house);
        return house;
    }

    House online() throws InterruptedException {
        House house = house();
        house.powerOn(BOARD);
        assertThat(house.await(() -> house.board(BOARD).isOnline(), BOOT)).isTrue();
        return house;
    }

    @AfterEach
    void close() {
        opened.ifPresent(House::close);
    }

    static DeviceSettings oneLed(String id, String room) {
        DeviceId own = new DeviceId(id);
        return new DeviceSettings(
                own,
                new DeviceSettings.Broker(
                        new BrokerAddress(VirtualLan.BROKER_ADDRESS, BrokerAddress.DEFAULT_PORT),
                        false,
                        own.clientIdentifier(),
                        Optional.empty(),
                        Duration.ofSeconds(2)), // a broker notices a power cut by it
                List.of(LedSettings.onBoard(room)));
    }

    static OutboundMessage message(String topic, String text) {
        return OutboundMessage.plain(new TopicName(topic), Payload.of(text), Qos.AT_LEAST_ONCE);
    }

    static <E extends HouseEvent> List<E> seen(House house, Class<E> kind) {
        return house.events().after(0).stream()
                .map(EventLog.Entry::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static <E extends HouseEvent> boolean isSeen(
            House house, Class<E> kind, Predicate<E> wanted) {
        return seen(house, kind).stream().anyMatch(wanted);
    }

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
