package dev.picolight.simulator.scenario;

import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;

/// One after another, each made only when its turn comes.
final class Rounds implements Machine {
    private final Iterator<Supplier<Machine>> rounds;
    private Optional<Machine> current = Optional.empty();

    Rounds(Iterator<Supplier<Machine>> rounds) {
        this.rounds = rounds;
    }

    @Override
    public Progress ask(Duration now) {
        while (current.isPresent() || rounds.hasNext()) {
            Machine machine = current.orElseGet(() -> rounds.next().get());
            current = Optional.of(machine);
            Progress progress = machine.ask(now);
            if (!(progress instanceof Progress.Over)) {
                return progress;
            }
            current = Optional.empty();
        }
        return Progress.OVER;
    }
}
