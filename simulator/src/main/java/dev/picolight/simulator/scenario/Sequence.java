package dev.picolight.simulator.scenario;

import dev.picolight.simulator.house.HouseTrouble;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Steps, one after another.
final class Sequence implements Machine {
    /// Somebody who is told of each step.
    interface Listener {
        Listener NOBODY =
                new Listener() {
                    @Override
                    public void ended(Step step, Duration began, Duration ended) {}
                };

        void ended(Step step, Duration began, Duration ended);
    }

    private final List<Step> steps;
    private final Memory memory;
    private final Stage stage;
    private final Listener listener;
    private Optional<Machine> current = Optional.empty();
    private Duration began = Duration.ZERO;
    private long toBeSeen;
    private int next;

    Sequence(List<Step> steps, Memory memory, Stage stage, Listener listener) {
        this.steps = steps;
        this.memory = memory;
        this.stage = stage;
        this.listener = listener;
        this.toBeSeen = stage.happened();
    }

    @Override
    public Progress ask(Duration asked) {
        Duration now = asked;
        while (next < steps.size()) {
            if (current.isEmpty() && stage.witness().newest() < toBeSeen) {
                return new Progress.Waiting(now); // what the last step did comes first
            }
            Step step = steps.get(next);
            if (next > 0 && current.isEmpty()) {
                now = stage.now(asked); // a step that reached out to a real broker took time
            }
            Progress progress = progress(step, now);
            if (!(progress instanceof Progress.Over)) {
                return progress;
            }
            listener.ended(step, began, stage.now(now));
            current = Optional.empty();
            toBeSeen = stage.happened();
            next++;
        }
        return Progress.OVER;
    }

    private Progress progress(Step step, Duration now) {
        try {
            if (current.isEmpty()) {
                began = now;
                current = Optional.of(stage.start(step, memory, now));
            }
            return current.get().ask(now);
        } catch (IllegalArgumentException | HouseTrouble trouble) {
            return new Progress.Failed(
                    new Mishap(
                            Mishap.Kind.FAILED,
                            step.place(),
                            step.title(),
                            String.valueOf(trouble.getMessage()),
                            List.of()));
        }
    }
}
