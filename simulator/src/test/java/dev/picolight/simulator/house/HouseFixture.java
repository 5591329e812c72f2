package dev.picolight.simulator.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.settings.DeviceId;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.simulator.lan.Pace;
import dev.picolight.simulator.lan.Stack;
import dev.picolight.simulator.lan.VirtualLan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;

/// A house of two boards, one of which is plugged in by and by.
abstract class HouseFixture {
    static final String BOARD = "pico-w";
    static final Duration BOOT = Duration.ofMinutes(10); // by the house's clock
    static final Duration SOON = Duration.ofMinutes(10);

    private Optional<House> opened = Optional.empty();

    /// Makes a house of this plan, at whichever port is free.
    abstract House open(HousePlan plan);

    House house() {
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

    static <E extends HouseEvent> boolean isSeen(House house, Class<E> kind, Predicate<E> wanted) {
        return seen(house, kind).stream().anyMatch(wanted);
    }
}
