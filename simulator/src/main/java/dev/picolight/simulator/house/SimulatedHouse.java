package dev.picolight.simulator.house;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.simulator.broker.InMemoryServer;
import dev.picolight.simulator.fault.ActiveFaults;
import dev.picolight.simulator.lan.VirtualLan;
import dev.picolight.simulator.time.SimulatedTime;
import dev.picolight.simulator.time.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// A house in simulated time: days pass in seconds, and everything in it follows from the seed of
/// its plan. The devices are those of a live one, class file for class file; the network and the
/// broker are in memory.
///
/// Time passes only in [#await] and [#pass]. One thread uses it.
public final class SimulatedHouse implements House {
    /// How much is told of what connections carry. The less, the faster time passes.
    public enum Detail {
        /// Nothing of connections: lights, consoles, radios, messages that were listened for.
        WITHOUT_PACKETS,
        /// Connections and their packets.
        PACKETS,
        /// Their bytes too.
        BYTES
    }

    private static final Duration FAREWELL = Duration.ofSeconds(1);
    private static final int EVENTS_BETWEEN_INTERRUPTS = 1024;

    private final HousePlan plan;
    private final Detail detail;
    private final Simulation simulation;
    private final InMemoryServer server;
    private final EventLog events = new EventLog();
    private final ActiveFaults faults = new ActiveFaults();
    private final SimulatedTimeControl time;
    private final SimulatedBroker broker;
    private final List<SimulatedBoard> boards;
    private final SimulatedFaults houseFaults;
    private boolean closed;

    /// A house in which everything is told. No board has power yet.
    public SimulatedHouse(HousePlan plan) {
        this(plan, Detail.BYTES);
    }

    /// The same with less told.
    public SimulatedHouse(HousePlan plan, Detail detail) {
        this.plan = plan;
        this.detail = detail;
        this.simulation = new Simulation(plan.seed());
        this.server = new InMemoryServer(simulation);
        this.time =
                new SimulatedTimeControl(
                        plan.pace(), state -> tell(new HouseEvent.TimeChanged(now(), state)));
        this.broker = new SimulatedBroker(this);
        List<SimulatedBoard> made = new ArrayList<>();
        for (int number = 0; number < plan.boards().size(); number++) {
            made.add(
                    new SimulatedBoard(
                            this, plan.boards().get(number), VirtualLan.boardAddress(number)));
        }
        this.boards = List.copyOf(made);
        this.houseFaults = new SimulatedFaults(this, broker, boards);
        var _ = faults.watch(this::changed);
    }

    private void changed(ActiveFaults.Change change) {
        tell(new HouseEvent.FaultChanged(now(), change.fault(), change.began()));
        for (SimulatedBoard board : boards) {
            if (change.fault().concerns(board.id())) {
                board.troubles()
                        .suffer(
                                faults.all().stream()
                                        .filter(active -> active.concerns(board.id()))
                                        .toList());
            }
        }
        houseFaults.changed(change);
    }

    Simulation simulation() {
        return simulation;
    }

    InMemoryServer server() {
        return server;
    }

    Detail detail() {
        return detail;
    }

    void tell(HouseEvent event) {
        events.add(event);
    }

    @Override
    public HousePlan plan() {
        return plan;
    }

    @Override
    public Duration now() {
        return Duration.between(SimulatedTime.BEGINNING, simulation.now());
    }

    @Override
    public List<BoardState> boards() {
        return boards.stream().map(SimulatedBoard::state).toList();
    }

    @Override
    public BoardState board(String id) {
        return find(id).state();
    }

    private SimulatedBoard find(String id) {
        return boards.get(plan.number(id));
    }

    @Override
    public Optional<BrokerAddress> broker() {
        return Optional.empty();
    }

    @Override
    public Optional<String> brokerStanding() {
        return Optional.of(broker.standing());
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
        find(board).powerOn();
    }

    @Override
    public void cutPower(String board) {
        find(board).cutPower();
    }

    @Override
    public void publish(OutboundMessage message) {
        broker.publish(message);
    }

    @Override
    public void listen(TopicFilter filter) {
        broker.listen(filter);
    }

    @Override
    public boolean await(BooleanSupplier isSo, Duration limit) throws InterruptedException {
        int[] asked = {0};
        boolean was =
                simulation.await(
                        () ->
                                isSo.getAsBoolean()
                                        || (++asked[0] % EVENTS_BETWEEN_INTERRUPTS == 0
                                                && Thread.currentThread().isInterrupted()),
                        limit);
        if (Thread.interrupted()) {
            throw new InterruptedException("time was stopped from outside");
        }
        return was;
    }

    /// How many things have happened so far, each of which took some work.
    public long happened() {
        return simulation.happened();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            boards.forEach(SimulatedBoard::stop);
            simulation.pass(FAREWELL);
            boards.forEach(SimulatedBoard::cutPower);
        }
    }
}
