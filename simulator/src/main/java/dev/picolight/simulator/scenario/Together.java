package dev.picolight.simulator.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Several at once: over when all are, failed when one is.
final class Together implements Machine {
    private final List<Machine> going;
    private final Runnable afterwards;

    Together(List<? extends Machine> machines, Runnable afterwards) {
        this.going = new ArrayList<>(machines);
        this.afterwards = afterwards;
    }

    @Override
    public Progress ask(Duration now) {
        List<Duration> wishes = new ArrayList<>();
        for (Machine machine : List.copyOf(going)) {
            switch (machine.ask(now)) {
                case Progress.Waiting(var until) -> wishes.add(until);
                case Progress.Over _ -> going.remove(machine);
                case Progress.Failed failed -> {
                    return failed;
                }
            }
        }
        if (going.isEmpty()) {
            afterwards.run();
            return Progress.OVER;
        }
        return new Progress.Waiting(wishes.stream().min(Duration::compareTo).orElse(now));
    }
}
