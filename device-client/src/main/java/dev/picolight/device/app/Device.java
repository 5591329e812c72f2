package dev.picolight.device.app;

import dev.picolight.device.announce.Queue;
import dev.picolight.device.lifecycle.DeviceAction;
import dev.picolight.device.lifecycle.DeviceAction.Report;
import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.DeadlinePassed;
import dev.picolight.device.lifecycle.DeviceEvent.LedShown;
import dev.picolight.device.lifecycle.DeviceEvent.Measured;
import dev.picolight.device.lifecycle.DeviceEvent.SettingsChanged;
import dev.picolight.device.lifecycle.DeviceLifecycle;
import dev.picolight.device.lifecycle.DeviceState;
import dev.picolight.device.lifecycle.Standing;
import dev.picolight.device.port.EventSink;
import dev.picolight.device.port.Instruments;
import dev.picolight.device.port.Memory;
import dev.picolight.led.LedPlayer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The device: an inbox of events, the logic, and the hands that do what it decides.
///
/// Events may come from any thread. [#process] belongs to one thread, which owns everything else
/// here. What happens when is decided by the time given to [#process]: in real time [DeviceLoop]
/// brings it, in simulated time a simulation does.
///
/// A defect, of ours or of a library, costs what it broke and no more: the device goes on, because
/// every step of the logic has a deadline and is tried again.
public final class Device implements EventSink {
    /// Not at once, or the same defect would happen again and again without a pause.
    private static final Duration PAUSE_AFTER_DEFECT = Duration.ofSeconds(1);

    /// Then deadlines and patterns have their turn, however fast messages come. Enough for all that
    /// was there before: an answer that has come must not count as missing.
    private static final int EVENTS_PER_TURN = 2 * Inbox.MESSAGES_MAX;

    private final Inbox inbox;
    private final DeviceLifecycle lifecycle;
    private final Map<SettingsChanged, Change> prepared =
            Collections.synchronizedMap(new IdentityHashMap<>());
    private volatile Change.Way way;
    private final Players players;
    private volatile Memory memory;
    private final InstantSource time;
    private final Consumer<Report> reports;
    private final Defects defects;
    private final Instruments instruments;
    private Optional<Instant> lifecycleDeadline = Optional.empty();
    private volatile Instant lastTurn = Instant.EPOCH;

    /// One for which no time passes while it works.
    ///
    /// @param players one for each room of the profile, in its order, then the status light if it
    ///   has an LED of its own
    /// @param reports called by the device's thread with each line for the user
    public Device(
            DeviceLifecycle lifecycle,
            Equipment equipment,
            List<LedPlayer> players,
            Consumer<Report> reports) {
        this(lifecycle, equipment, players, reports, Optional.empty());
    }

    /// One whose work takes time.
    ///
    /// @param time the one that is given to [#process], to measure what its work takes; empty: none
    public Device(
            DeviceLifecycle lifecycle,
            Equipment equipment,
            List<LedPlayer> players,
            Consumer<Report> reports,
            Optional<InstantSource> time) {
        this.lifecycle = lifecycle;
        this.way = new Change.Way(equipment.network(), equipment.connection());
        this.reports = reports;
        this.defects = new Defects(reports);
        this.memory = equipment.memory();
        this.time = time.orElse(() -> lastTurn);
        this.inbox = new Inbox(this.time);
        this.instruments = equipment.instruments();
        this.players = new Players(players, this, defects);
    }

    @Override
    public void accept(DeviceEvent event) {
        inbox.put(event);
    }

    /// Hands over other settings, from any thread. Everything in the change belongs to the device
    /// from now on; what it has done with belongs to whoever waits for [Change#retired].
    void change(Change change) {
        prepared.put(change.event(), change);
        accept(change.event());
    }

    /// The way to the Server, the memory, and each LED's player: what is to be closed in the end.
    /// For the thread that owns the device, or when that has ended.
    Change.Way way() {
        return way;
    }

    Memory memory() {
        return memory;
    }

    List<LedPlayer> players() {
        return players.all();
    }

    /// Where the device stands; for the thread that owns it.
    public DeviceState state() {
        return lifecycle.state();
    }

    /// How the device is; for the thread that owns it.
    Standing standing() {
        return lifecycle.standing();
    }

    /// Whether an event waits to be processed.
    public boolean hasEvents() {
        return !inbox.isEmpty();
    }

    /// Handles what has happened and everything that is due.
    ///
    /// @param now never earlier than in the call before
    /// @return when it must be called again at the latest; empty when only an event matters
    public Optional<Instant> process(Instant now) {
        lastTurn = now;
        players.advance(now);
        for (int handled = 0; handled < EVENTS_PER_TURN; handled++) {
            Optional<Inbox.Entry> next = inbox.take();
            if (next.isEmpty() && !isDue()) {
                break;
            }
            handle(next.orElseGet(this::deadlinePassed));
        }
        if (isDue()) {
            handle(deadlinePassed());
        }
        showHealth(now);
        return players.dueOr(hasEvents() ? Optional.of(now) : lifecycleDeadline);
    }

    private Inbox.Entry deadlinePassed() {
        return new Inbox.Entry(new DeadlinePassed(), time.instant());
    }

    /// Takes one event, at the instant at which the work before it has ended.
    private void handle(Inbox.Entry entry) {
        Optional<Change> change =
                entry.event() instanceof SettingsChanged changed
                        ? Optional.ofNullable(prepared.remove(changed))
                        : Optional.empty();
        if (change.isPresent()) {
            handleBefore(change.get());
            become(change.get(), entry);
        } else {
            Instant now = time.instant();
            decide(entry, now).ifPresent(actions -> perform(actions, now));
        }
    }

    /// All of it or nothing: the logic and the LEDs must not disagree about how many there are.
    private void become(Change change, Inbox.Entry entry) {
        Instant now = time.instant();
        Optional<List<DeviceAction>> actions =
                players.fit(change) ? decide(entry, now) : Optional.empty();
        if (actions.isEmpty()) {
            change.retired()
                    .completeExceptionally(
                            new IllegalStateException("the device cannot become what was asked"));
            return;
        }
        Map<Integer, LedPlayer> retired = players.exchange(change);
        Optional<Memory> left = exchangeMemory(change);
        perform(actions.get(), now);
        // the farewell went over the old way
        change.retired().complete(new Change.Retired(retired, exchangeWay(change), left));
    }

    /// What other settings would make untrue: news of LEDs, which are known by their positions, and
    /// messages of a connection that is given up.
    private void handleBefore(Change change) {
        if (change.event().newConnection()) {
            inbox.takeMessages().forEach(this::handle);
        }
        List<Inbox.Entry> news = inbox.takeNewsOfLeds();
        while (!news.isEmpty()) {
            news.forEach(this::handle);
            news = inbox.takeNewsOfLeds();
        }
    }

    /// Has this run after each event that comes, on the thread that brings it.
    void rings(Runnable somebody) {
        inbox.rings(somebody);
    }

    private Optional<Change.Way> exchangeWay(Change change) {
        Optional<Change.Way> before = change.way().map(_ -> way);
        way = change.way().orElse(way);
        return before;
    }

    private Optional<Memory> exchangeMemory(Change change) {
        Optional<Memory> before = change.memory().map(_ -> memory);
        memory = change.memory().orElse(memory);
        return before;
    }

    /// @return empty when a defect kept it from deciding
    private Optional<List<DeviceAction>> decide(Inbox.Entry entry, Instant now) {
        try {
            DeviceLifecycle.Transition next = lifecycle.handle(entry.event(), entry.arrived(), now);
            lifecycleDeadline = next.deadline();
            return Optional.of(next.actions());
        } catch (RuntimeException defect) {
            defects.tell(entry.event().getClass(), defect);
            lifecycleDeadline = Optional.of(now.plus(PAUSE_AFTER_DEFECT));
            return Optional.empty();
        }
    }

    private void showHealth(Instant now) {
        try {
            instruments.show(() -> lifecycle.health(now), this::queue);
        } catch (RuntimeException defect) {
            defects.tell(Instruments.class, defect);
        }
    }

    /// For any thread.
    private Queue queue() {
        return new Queue(inbox.size(), way.connection().outgoing());
    }

    private void perform(List<DeviceAction> actions, Instant now) {
        actions.forEach(action -> tryToPerform(action, now));
    }

    private void tryToPerform(DeviceAction action, Instant now) {
        try {
            perform(action, now);
        } catch (RuntimeException defect) {
            defects.tell(action.getClass(), defect);
        }
    }

    private void perform(DeviceAction action, Instant now) {
        switch (action) {
            case DeviceAction.JoinNetwork _ -> way.network().join(this);
            case DeviceAction.OpenConnection(long number, boolean cleanStart) ->
                    way.connection().open(number, cleanStart, this);
            case DeviceAction.Subscribe(long number, var subscriptions) ->
                    way.connection().subscribe(number, subscriptions);
            case DeviceAction.Unsubscribe(long number, var filters) ->
                    way.connection().unsubscribe(number, filters);
            case DeviceAction.Publish(long number, var message) ->
                    way.connection().publish(number, message);
            case DeviceAction.Ping(long number) -> way.connection().ping(number);
            case DeviceAction.Disconnect(long number) -> way.connection().disconnect(number);
            case DeviceAction.Abandon(long number) -> way.connection().abandon(number);
            case DeviceAction.Measure _ ->
                    instruments.measure(sensors -> accept(new Measured(sensors, queue())));
            case DeviceAction.PlayPattern(int led, var pattern, var after) ->
                    players.play(led, pattern, after, now);
            case DeviceAction.ConfirmShown(int led, long confirmation) ->
                    accept(new LedShown(led, confirmation, time.instant()));
            case DeviceAction.Recall _ -> memory.recall(this);
            case DeviceAction.Remember(var leds) -> memory.remember(leds, this);
            case Report report -> reports.accept(report);
        }
    }

    /// By now, not by the beginning of the turn: work takes time, and then even what was to be done
    /// at once would come too late for a device that has stopped.
    private boolean isDue() {
        return lifecycleDeadline.filter(at -> !at.isAfter(time.instant())).isPresent();
    }
}
