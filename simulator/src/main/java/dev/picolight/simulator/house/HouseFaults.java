package dev.picolight.simulator.house;

import dev.picolight.device.words.Words;
import dev.picolight.simulator.fault.ActiveFaults;
import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.fault.FaultText;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The faults that are not the network's: of the broker, of the boards' plugs, and of somebody who
/// steals an identifier. Works on a thread of its own, for these things take their time.
final class HouseFaults implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HouseFaults.class);

    private final ActiveFaults faults;
    private final HouseBroker broker;
    private final List<LiveBoard> boards;
    private final EventWait wait;
    private final HouseClock clock;
    private final Consumer<String> brokerStands;
    private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private final Map<String, Thief> thieves = new HashMap<>(); // of the worker's thread
    private final PowerCuts powerCuts; // likewise
    private final Runnable watching;
    private final Thread worker = Thread.ofVirtual().name("house faults").unstarted(this::run);

    /// @param brokerStands told how the broker stands now, as in [HouseEvent.BrokerChanged]
    HouseFaults(
            ActiveFaults faults,
            HouseBroker broker,
            List<LiveBoard> boards,
            EventWait wait,
            HouseClock clock,
            Consumer<String> brokerStands) {
        this.faults = faults;
        this.broker = broker;
        this.boards = boards;
        this.wait = wait;
        this.clock = clock;
        this.brokerStands = brokerStands;
        this.powerCuts = new PowerCuts(faults, boards);
        this.worker.start();
        this.watching = faults.watch(change -> work.add(() -> changed(change)));
    }

    /// What cannot be broken in this house.
    ///
    /// @param plan of the house
    static Optional<String> objection(HousePlan plan, Fault fault, Optional<String> board) {
        HouseWords words = Words.of(HouseWords.class);
        if (board.isPresent()
                && plan.boards().stream().noneMatch(it -> it.id().text().equals(board.get()))) {
            return Optional.of(words.noBoard(board.get()));
        }
        boolean inTls =
                plan.boards().stream()
                        .filter(it -> board.map(it.id().text()::equals).orElse(true))
                        .anyMatch(it -> it.broker().tls().isPresent());
        return inTls && fault instanceof Fault.Duplicate
                ? Optional.of(words.notInTls(FaultText.name(fault)))
                : Optional.empty();
    }

    private void run() {
        try {
            while (true) {
                Runnable next = work.take();
                try {
                    next.run();
                } catch (RuntimeException defect) { // costs this fault and no other
                    LOG.error("a fault could not be made or mended: {}", defect.toString());
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void changed(ActiveFaults.Change change) {
        Active active = change.fault();
        switch (active.fault()) {
            case Fault.BrokerRestart(Duration down) -> {
                if (change.began()) {
                    broker.stop();
                    tellBroker();
                    endAfter(active, down);
                } else if (!isBroken(Fault.BrokerRestart.class)) {
                    broker.start();
                    tellBroker();
                }
            }
            case Fault.BrokerFreeze _ -> tellBroker();
            case Fault.PowerCut(Duration off) -> {
                if (change.began()) {
                    powerCuts.begin(active);
                    if (!off.isZero()) {
                        endAfter(active, off);
                    }
                } else {
                    powerCuts.end(active);
                }
            }
            case Fault.ClientIdThief _ -> concerned(active).forEach(this::steal);
            case Fault.Toxic _,
                    Fault.Down _,
                    Fault.Wifi _,
                    Fault.DnsFail _,
                    Fault.Refuse _,
                    Fault.Blackhole _,
                    Fault.Duplicate _ -> {} // the network's
        }
    }

    private void tellBroker() {
        brokerStands.accept(
                isBroken(Fault.BrokerRestart.class)
                        ? "stopped"
                        : isBroken(Fault.BrokerFreeze.class) ? "frozen" : "running");
    }

    private boolean isBroken(Class<? extends Fault> kind) {
        return faults.all().stream().map(Active::fault).anyMatch(kind::isInstance);
    }

    private Stream<LiveBoard> concerned(Active active) {
        return boards.stream().filter(board -> active.concerns(board.id()));
    }

    /// Begins or ends the theft of this board's identifier, whichever is due.
    private void steal(LiveBoard board) {
        boolean wanted = !faults.on(board.id(), Fault.ClientIdThief.class).isEmpty();
        if (wanted && !thieves.containsKey(board.id())) {
            thieves.put(board.id(), Thief.of(board.connect(), broker));
        } else if (!wanted && thieves.containsKey(board.id())) {
            thieves.remove(board.id()).close();
        }
    }

    /// By the house's time.
    private void endAfter(Active active, Duration span) {
        Duration until = clock.now().plus(span);
        Thread.ofVirtual()
                .name("fault end")
                .start(() -> {
                    try {
                        wait.await(() -> !faults.all().contains(active), until, clock);
                        faults.end(active.number());
                    } catch (InterruptedException impossible) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    @Override
    public void close() {
        watching.run();
        worker.interrupt();
        try {
            worker.join();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        thieves.values().forEach(Thief::close);
    }
}
