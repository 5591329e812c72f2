package dev.picolight.simulator.house;

import dev.picolight.simulator.fault.ActiveFaults;
import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.fault.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which boards lost their power by which fault, so that they get back what it took, and no more:
/// whoever pulled a plug before puts it in again. Belongs to one thread.
final class PowerCuts {
    private final ActiveFaults faults;
    private final List<? extends Plugged> boards;
    private final Map<Long, List<? extends Plugged>> unplugged = new HashMap<>();

    PowerCuts(ActiveFaults faults, List<? extends Plugged> boards) {
        this.faults = faults;
        this.boards = boards;
    }

    void begin(Active cut) {
        List<? extends Plugged> taken =
                boards.stream()
                        .filter(board -> cut.concerns(board.id()) && board.hasPower())
                        .toList();
        unplugged.put(cut.number(), taken);
        taken.forEach(Plugged::cutPower);
    }

    void end(Active cut) {
        Optional.ofNullable(unplugged.remove(cut.number())).stream()
                .flatMap(List::stream)
                .filter(board -> faults.on(board.id(), Fault.PowerCut.class).isEmpty())
                .forEach(Plugged::powerOn);
    }
}
