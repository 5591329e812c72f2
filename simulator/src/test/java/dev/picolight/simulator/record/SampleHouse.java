package dev.picolight.simulator.record;

import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ConnectSettings.Credentials;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Secret;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.settings.DeviceId;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.led.BcmPin;
import dev.picolight.led.Polarity;
import dev.picolight.simulator.fault.ActiveFaults;
import dev.picolight.simulator.house.BoardState;
import dev.picolight.simulator.house.EventLog;
import dev.picolight.simulator.house.House;
import dev.picolight.simulator.house.HouseEvent;
import dev.picolight.simulator.house.HousePlan;
import dev.picolight.simulator.house.TimeControl;
import dev.picolight.simulator.lan.NatRule;
import dev.picolight.simulator.lan.Pace;
import dev.picolight.simulator.lan.Radio;
import dev.picolight.simulator.lan.Stack;
import dev.picolight.simulator.lan.VirtualLan;
import dev.picolight.simulator.time.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// A house in which only that happens which a test adds to its events.
final class SampleHouse implements House {
    static final String PASSWORD = "swordfish";

    private final EventLog events = new EventLog();
    private final ActiveFaults faults = new ActiveFaults();
    private final Optional<BrokerAddress> broker;
    private final List<String> done = new ArrayList<>();
    private Duration now = Duration.ZERO;

    private SampleHouse(Optional<BrokerAddress> broker) {
        this.broker = broker;
    }

    static SampleHouse simulated() {
        return new SampleHouse(Optional.empty());
    }

    static SampleHouse live() {
        return new SampleHouse(Optional.of(new BrokerAddress("127.0.0.1", 1883)));
    }

    static HousePlan samplePlan() {
        return new HousePlan(
                List.of(
                        board("pico-w", led("客廳", new LedSettings.Place.OnBoard())),
                        board("廚房板", led("kitchen", new LedSettings.Place.OnPin(new BcmPin(17))))),
                new VirtualLan(
                        "PicoLight", List.of(NatRule.parse("192.168.137.113=127.0.0.1:1883"))),
                Stack.PICO_W,
                Pace.REAL,
                42);
    }

    private static DeviceSettings board(String id, LedSettings... leds) {
        return new DeviceSettings(
                new DeviceId(id),
                new DeviceSettings.Broker(
                        new BrokerAddress("192.168.137.113", 1883),
                        false,
                        "picolight-" + id,
                        Optional.of(new Credentials("anna", Optional.of(new Secret(PASSWORD)))),
                        Duration.ofSeconds(30)),
                List.of(leds));
    }

    private static LedSettings led(String room, LedSettings.Place place) {
        return new LedSettings(room, place, Polarity.ACTIVE_HIGH, TextPolicy.LIGHT);
    }

    static RecordingStart start() {
        SampleHouse house = simulated();
        return new RecordingStart(
                "1.2.3",
                SimulatedTime.BEGINNING,
                true,
                Duration.ZERO,
                0,
                house.plan(),
                house.boards(),
                List.of());
    }

    void add(HouseEvent event) {
        now = event.at();
        events.add(event);
    }

    /// What was done to it, in words.
    List<String> done() {
        return done;
    }

    @Override
    public HousePlan plan() {
        return samplePlan();
    }

    @Override
    public Duration now() {
        return now;
    }

    @Override
    public List<BoardState> boards() {
        return List.of(off("pico-w", "客廳", true), off("廚房板", "kitchen", false));
    }

    private static BoardState off(String id, String room, boolean onBoard) {
        return new BoardState(
                id,
                false,
                Radio.Stage.OFF,
                Optional.empty(),
                "off",
                List.of(new BoardState.LedState(room, onBoard, 0)));
    }

    @Override
    public Optional<BrokerAddress> broker() {
        return broker;
    }

    @Override
    public EventLog events() {
        return events;
    }

    @Override
    public ActiveFaults faults() {
        return faults;
    }

    @Override
    public TimeControl time() {
        throw new UnsupportedOperationException("nobody asks");
    }

    @Override
    public void powerOn(String board) {
        done.add("%s power on %s".formatted(now, board));
    }

    @Override
    public void cutPower(String board) {
        done.add("%s power off %s".formatted(now, board));
    }

    @Override
    public void publish(OutboundMessage message) {
        done.add(
                "%s publish %s %s"
                        .formatted(now, message.topic(), message.payload().text().orElse("?")));
    }

    @Override
    public void listen(TopicFilter filter) {
        throw new UnsupportedOperationException("nobody asks");
    }

    @Override
    public boolean await(BooleanSupplier isSo, Duration limit) {
        now = now.plus(limit);
        return isSo.getAsBoolean();
    }

    @Override
    public void close() {}
}
