package dev.picolight.simulator.house;

import dev.picolight.simulator.broker.InMemoryLink;
import dev.picolight.simulator.fault.ActiveFaults;
import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.fault.Fault;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The faults of a [SimulatedHouse] that are not the network's: of the broker, of the boards'
/// plugs, and of somebody who steals an identifier.
final class SimulatedFaults {
    private final SimulatedHouse house;
    private final SimulatedBroker broker;
    private final List<SimulatedBoard> boards;
    private final Map<String, SimulatedThief> thieves = new HashMap<>();
    private final PowerCuts powerCuts;

    SimulatedFaults(SimulatedHouse house, SimulatedBroker broker, List<SimulatedBoard> boards) {
        this.house = house;
        this.broker = broker;
        this.boards = boards;
        this.powerCuts = new PowerCuts(house.faults(), boards);
    }

    void changed(ActiveFaults.Change change) {
        Active active = change.fault();
        switch (active.fault()) {
            case Fault.BrokerRestart(Duration down) -> {
                tellBroker();
                if (change.began()) {
                    endAfter(active, down);
                }
            }
            case Fault.BrokerFreeze _ -> tellBroker();
            case Fault.PowerCut(Duration off) -> {
                if (change.began()) {
                    powerCuts.begin(active);
                    if (off.isPositive()) {
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
                    Fault.Duplicate _ -> {} // see BoardTroubles
        }
    }

    private void tellBroker() {
        List<Active> all = house.faults().all();
        broker.stand(
                all.stream().noneMatch(it -> it.fault() instanceof Fault.BrokerRestart),
                all.stream().anyMatch(it -> it.fault() instanceof Fault.BrokerFreeze));
    }

    /// Begins or ends the theft of this board's identifier, whichever is due.
    private void steal(SimulatedBoard board) {
        boolean wanted = isBroken(board, Fault.ClientIdThief.class);
        if (wanted && !thieves.containsKey(board.id())) {
            InMemoryLink own =
                    new InMemoryLink(house.simulation(), house.server(), "thief of " + board.id());
            own.rememberNothing();
            thieves.put(board.id(), new SimulatedThief(house.simulation(), own, board.connect()));
        } else if (!wanted) {
            Optional.ofNullable(thieves.remove(board.id())).ifPresent(SimulatedThief::leave);
        }
    }

    private boolean isBroken(SimulatedBoard board, Class<? extends Fault> kind) {
        return !house.faults().on(board.id(), kind).isEmpty();
    }

    private Stream<SimulatedBoard> concerned(Active active) {
        return boards.stream().filter(board -> active.concerns(board.id()));
    }

    /// By the house's time. Does nothing when somebody ends it earlier.
    private void endAfter(Active active, Duration span) {
        house.simulation().schedule(span, () -> house.faults().end(active.number()));
    }
}
