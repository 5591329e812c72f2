package dev.picolight.simulator.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.settings.DeviceId;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.simulator.broker.BrokerOptions;
import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.fault.FaultText;
import dev.picolight.simulator.house.EventLog;
import dev.picolight.simulator.house.House;
import dev.picolight.simulator.house.HouseEvent;
import dev.picolight.simulator.house.HousePlan;
import dev.picolight.simulator.house.LiveHouse;
import dev.picolight.simulator.lan.Pace;
import dev.picolight.simulator.lan.Radio;
import dev.picolight.simulator.lan.Stack;
import dev.picolight.simulator.lan.VirtualLan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The device's own class files, with a broker, on a network that is broken on purpose.
class NetworkFaultsIT {
    private static final String BOARD = "pico-w";
    private static final double SPEED = 50;
    private static final Duration LIMIT = Duration.ofSeconds((long) (30 * SPEED)); // 30 s

    private final House house =
            LiveHouse.open(
                    new HousePlan(
                            List.of(board()),
                            new VirtualLan("home", List.of()),
                            Stack.PICO_W,
                            new Pace(SPEED),
                            1),
                    BrokerOptions.defaults().onAnyFreePort());

    private static DeviceSettings board() {
        DeviceId own = new DeviceId(BOARD);
        return new DeviceSettings(
                own,
                new DeviceSettings.Broker(
                        new BrokerAddress(VirtualLan.BROKER_ADDRESS, BrokerAddress.DEFAULT_PORT),
                        false,
                        own.clientIdentifier(),
                        Optional.empty(),
                        Duration.ofSeconds(100)),
                List.of(LedSettings.onBoard("客廳")));
    }

    @BeforeEach
    void powerOn() {
        house.powerOn(BOARD);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void awaits(BooleanSupplier isSo) throws InterruptedException {
        assertThat(house.await(isSo, LIMIT)).isTrue();
    }

    private void online() throws InterruptedException {
        awaits(() -> house.board(BOARD).isOnline());
    }

    private void publish(String text) {
        house.publish(
                OutboundMessage.plain(
                        new TopicName("客廳/message"), Payload.of(text), Qos.AT_LEAST_ONCE));
    }

    private void becomesLit() throws InterruptedException {
        publish("ON");
        awaits(() -> house.board(BOARD).leds().getFirst().isLit());
    }

    private Active begin(String fault) {
        return house.faults().begin(FaultText.parse(fault), Optional.of(BOARD));
    }

    private <E extends HouseEvent> Stream<E> seen(Class<E> kind) {
        return house.events().after(0).stream()
                .map(EventLog.Entry::event)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private boolean consoleSays(String words) {
        return seen(HouseEvent.ConsoleLine.class).anyMatch(line -> line.text().contains(words));
    }

    @Test
    void aDuplicateLightsTheLedOnceAndIsAcknowledgedOnce() throws InterruptedException {
        online();
        begin("duplicate share=1");
        becomesLit();
        awaits(() -> acknowledged() > 0);
        assertThat(
                        seen(HouseEvent.PacketSeen.class)
                                .filter(it -> !it.toBroker())
                                .filter(it -> it.packet().topic().equals(Optional.of("客廳/message")))
                                .map(it -> it.packet().text().contains("DUP")))
                .containsExactly(false, true);
        assertThat(seen(HouseEvent.LedChanged.class)).hasSize(1);
        publish("OFF"); // and the conversation goes on
        awaits(() -> !house.board(BOARD).leds().getFirst().isLit());
        awaits(() -> acknowledged() >= 2);
        assertThat(acknowledged()).isEqualTo(2);
    }

    private long acknowledged() {
        return seen(HouseEvent.PacketSeen.class)
                .filter(it -> it.toBroker() && it.packet().type().equals("PUBACK"))
                .count();
    }

    @Test
    void theLedFollowsThroughSlicesLatencyAndASlowLine() throws InterruptedException {
        begin("latency latency=20 jitter=15");
        begin("slicer average_size=3 size_variation=2 delay=100");
        begin("slicer average_size=3 size_variation=2 delay=100 stream=upstream");
        begin("bandwidth rate=20 stream=upstream");
        online();
        becomesLit();
    }

    @Test
    void aBoardThatIsResetSaysSoAndComesBack() throws InterruptedException {
        online();
        Active reset = begin("reset_peer");
        awaits(() -> consoleSays("[Errno 104] ECONNRESET"));
        house.faults().end(reset.number());
        online();
        becomesLit();
    }

    @ParameterizedTest
    @CsvSource({
        "wifi down, NO_ACCESS_POINT, no access point «PicoLight»",
        "wifi no-ap, NO_ACCESS_POINT, no access point «PicoLight»",
        "wifi wrong-password, WRONG_PASSWORD, does not take the password",
        "wifi no-address, WAITING_FOR_ADDRESS, DHCP gives no address",
    })
    void aBoardWithoutWifiSaysWhyAndComesBack(String fault, Radio.Stage stage, String words)
            throws InterruptedException {
        online();
        Active active = begin(fault);
        awaits(() -> house.board(BOARD).stage() == stage);
        awaits(() -> consoleSays(words.replace("PicoLight", "home")));
        assertThat(
                        seen(HouseEvent.RadioReached.class)
                                .anyMatch(it -> it.stage() == Radio.Stage.LOST))
                .isTrue();
        house.faults().end(active.number());
        online();
        becomesLit();
    }
}
