package dev.picolight.simulator.web;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.settings.DeviceId;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.simulator.fault.ActiveFaults;
import dev.picolight.simulator.house.BoardState;
import dev.picolight.simulator.house.EventLog;
import dev.picolight.simulator.house.House;
import dev.picolight.simulator.house.HouseEvent;
import dev.picolight.simulator.house.HousePlan;
import dev.picolight.simulator.house.HouseTrouble;
import dev.picolight.simulator.house.TimeControl;
import dev.picolight.simulator.lan.Pace;
import dev.picolight.simulator.lan.Radio;
import dev.picolight.simulator.lan.Stack;
import dev.picolight.simulator.lan.VirtualLan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// A house in which nothing goes on by itself, and which remembers what it was asked to do.
final class FakeHouse implements House {
    /// Published to, it says that there is no broker.
    static final String UNREACHABLE = "nowhere/message";

    final EventLog events = new EventLog();
    final ActiveFaults faults = new ActiveFaults();
    final List<OutboundMessage> published = new CopyOnWriteArrayList<>();
    final List<TopicFilter> listened = new CopyOnWriteArrayList<>();
    final Set<String> powered = new ConcurrentSkipListSet<>();
    final FakeTime time = new FakeTime();
    volatile Optional<String> brokerStanding = Optional.of("running");
    private final HousePlan plan =
            new HousePlan(
                    List.of(oneLed("pico-w", "客廳"), oneLed("pico-2", "廚房")),
                    new VirtualLan("PicoLight", List.of()),
                    Stack.PICO_W,
                    new Pace(1),
                    42);

    FakeHouse() {
        faults.watch(change ->
                events.add(new HouseEvent.FaultChanged(now(), change.fault(), change.began())));
    }

    static DeviceSettings oneLed(String id, String room) {
        DeviceId own = new DeviceId(id);
        BrokerAddress broker =
                new BrokerAddress(VirtualLan.BROKER_ADDRESS, BrokerAddress.DEFAULT_PORT);
        return new DeviceSettings(
                own, DeviceSettings.Broker.plain(broker, own), List.of(LedSettings.onBoard(room)));
    }

    @Override
    public HousePlan plan() {
        return plan;
    }

    @Override
    public Duration now() {
        return Duration.ofMillis(1500);
    }

    @Override
    public List<BoardState> boards() {
        List<BoardState> boards = new ArrayList<>();
        for (DeviceSettings board : plan.boards()) {
            boolean on = powered.contains(board.id().text());
            boards.add(
                    new BoardState(
                            board.id().text(),
                            on,
                            on ? Radio.Stage.CONNECTED : Radio.Stage.OFF,
                            on ? Optional.of("192.168.137.21") : Optional.empty(),
                            on ? "online" : "off",
                            List.of(
                                    new BoardState.LedState(
                                            board.leds().getFirst().room(), true, 0))));
        }
        return boards;
    }

    @Override
    public Optional<BrokerAddress> broker() {
        return Optional.of(new BrokerAddress("127.0.0.1", 1883));
    }

    @Override
    public Optional<String> brokerStanding() {
        return brokerStanding;
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
        return time;
    }

    @Override
    public void powerOn(String board) {
        powered.add(board);
        events.add(new HouseEvent.Powered(now(), board, true));
    }

    @Override
    public void cutPower(String board) {
        powered.remove(board);
        events.add(new HouseEvent.Powered(now(), board, false));
    }

    @Override
    public void publish(OutboundMessage message) {
        if (message.topic().text().equals(UNREACHABLE)) {
            throw new HouseTrouble("nobody answers at 127.0.0.1:1883");
        }
        published.add(message);
        events.add(new HouseEvent.Published(now(), message));
    }

    @Override
    public void listen(TopicFilter filter) {
        listened.add(filter);
    }

    @Override
    public boolean await(BooleanSupplier isSo, Duration limit) {
        return isSo.getAsBoolean();
    }

    @Override
    public void close() {}

    /// Its time.
    static final class FakeTime implements TimeControl {
        private volatile State state = new State(false, 1);
        final AtomicInteger steps = new AtomicInteger();

        @Override
        public State state() {
            return state;
        }

        @Override
        public void pause() {
            state = new State(true, state.speed());
        }

        @Override
        public void resume() {
            state = new State(false, state.speed());
        }

        @Override
        public void step() {
            steps.incrementAndGet();
        }

        @Override
        public void speed(double speed) {
            state = new State(state.paused(), speed);
        }
    }
}
