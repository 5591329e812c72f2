package dev.picolight.simulator.house;

import dev.picolight.device.app.DevicePlan;
import dev.picolight.device.lifecycle.DeviceProfile;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.simulator.broker.BrokerOptions;
import dev.picolight.simulator.fault.ActiveFaults;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// A house in real time: simulated boards with real connections to a real broker, one in this
/// process or any other. Any thread may call.
public final class LiveHouse implements House {
    private final HousePlan plan;
    private final EventLog events = new EventLog();
    private final HouseClock clock;
    private final ActiveFaults faults = new ActiveFaults();
    private final EventWait wait = new EventWait(events);
    private final HouseBroker broker;
    private final HouseClient client;
    private final List<LiveBoard> boards;
    private final HouseFaults houseFaults;
    private volatile Optional<String> brokerStanding = Optional.empty();

    private LiveHouse(HousePlan plan, BrokerOptions options) {
        this.plan = plan;
        this.broker = HouseBroker.open(plan, options);
        this.clock =
                new HouseClock(
                        plan.pace(),
                        InstantSource.system().instant(),
                        state -> events.add(new HouseEvent.TimeChanged(now(), state)));
        faults.askFirst((fault, board) -> HouseFaults.objection(plan, fault, board));
        faults.watch(change ->
                events.add(new HouseEvent.FaultChanged(now(), change.fault(), change.began())));
        this.client =
                new HouseClient(
                        guest(plan, broker),
                        new HouseDialer(broker.lan()),
                        message -> events.add(new HouseEvent.MessageSeen(now(), message)));
        List<LiveBoard> made = new ArrayList<>();
        for (int number = 0; number < plan.boards().size(); number++) {
            made.add(new LiveBoard(plan, broker.lan(), number, clock, faults, events::add));
        }
        this.boards = List.copyOf(made);
        this.houseFaults = new HouseFaults(faults, broker, boards, wait, clock, this::brokerStands);
        if (broker.isEmbedded()) {
            brokerStands("running");
        }
    }

    private void brokerStands(String standing) {
        brokerStanding = Optional.of(standing);
        events.add(new HouseEvent.BrokerChanged(now(), standing));
    }

    /// A house whose boards have no power yet. Its own broker, if it needs one, listens on
    /// 127.0.0.1, port 1883 or the next free one.
    ///
    /// @throws dev.picolight.simulator.broker.BrokerFault when the broker cannot start
    public static LiveHouse open(HousePlan plan) {
        return open(plan, BrokerOptions.defaults());
    }

    /// The same with a say in how its own broker runs, if it needs one.
    ///
    /// @throws dev.picolight.simulator.broker.BrokerFault when the broker cannot start
    public static LiveHouse open(HousePlan plan, BrokerOptions options) {
        return new LiveHouse(plan, options);
    }

    /// Whether such a house starts a broker of its own: its boards are told the address of the
    /// documents, and nothing says where that leads.
    public static boolean needsBroker(HousePlan plan) {
        return HouseBroker.isNeeded(plan);
    }

    /// A client with the rights of the first board that has any.
    private static ConnectSettings guest(HousePlan plan, HouseBroker broker) {
        String identifier = "picolight-house-%08x".formatted(System.nanoTime() & 0xFFFFFFFFL);
        Optional<DeviceSettings> like =
                plan.boards().stream()
                        .filter(board -> board.broker().credentials().isPresent())
                        .findFirst()
                        .or(() -> plan.boards().stream().findFirst());
        return like.filter(_ -> !broker.isEmbedded())
                .map(board -> DevicePlan.of(board).connect().forAGuest(identifier))
                .orElseGet(() ->
                        new ConnectSettings(
                                broker.address(),
                                true,
                                identifier,
                                like.flatMap(board -> board.broker().credentials()),
                                DeviceSettings.Broker.KEEP_ALIVE_DEFAULT,
                                Duration.ZERO,
                                Optional.empty(),
                                Duration.ofSeconds(10)));
    }

    @Override
    public HousePlan plan() {
        return plan;
    }

    @Override
    public Duration now() {
        return clock.now();
    }

    @Override
    public List<BoardState> boards() {
        return boards.stream().map(LiveBoard::state).toList();
    }

    @Override
    public Optional<BrokerAddress> broker() {
        return Optional.of(broker.address());
    }

    @Override
    public Optional<String> brokerStanding() {
        return brokerStanding;
    }

    /// Whether the broker is in this process.
    public boolean hasOwnBroker() {
        return broker.isEmbedded();
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
        return clock;
    }

    private LiveBoard find(String id) {
        return boards.get(plan.number(id));
    }

    /// Which rooms and topics a board has, by the settings in force.
    public DeviceProfile profile(String board) {
        return find(board).profile();
    }

    @Override
    public void powerOn(String board) {
        find(board).powerOn();
    }

    @Override
    public void cutPower(String board) {
        find(board).cutPower();
    }

    /// Has a board's settings read from somewhere whenever [#reload] asks for it.
    ///
    /// @param read gives settings that are good for a board, or throws a refusal
    public void reread(String board, Supplier<DeviceSettings> read) {
        find(board).reread(read);
    }

    /// Has a board read its settings again and go on with them, as SIGHUP does. Returns at once.
    public void reload(String board) {
        find(board).reload();
    }

    @Override
    public void publish(OutboundMessage message) {
        events.add(new HouseEvent.Published(now(), message));
        client.publish(message);
    }

    @Override
    public void listen(TopicFilter filter) {
        client.listen(filter);
    }

    @Override
    public boolean await(BooleanSupplier isSo, Duration limit) throws InterruptedException {
        return wait.await(isSo, now().plus(limit), clock);
    }

    @Override
    public void close() {
        clock.end();
        houseFaults.close();
        client.close();
        boards.parallelStream().forEach(LiveBoard::close);
        broker.close();
    }
}
