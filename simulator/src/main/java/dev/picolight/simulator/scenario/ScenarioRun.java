package dev.picolight.simulator.scenario;

import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.house.EventLog;
import dev.picolight.simulator.house.House;
import dev.picolight.simulator.house.HouseEvent;
import dev.picolight.simulator.house.HouseTrouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Takes one house through one scenario, on the thread that calls.
public final class ScenarioRun {
    /// Somebody who watches.
    public interface Watcher {
        /// A step of the scenario went well.
        void passed(Outcome.StepOutcome step);

        /// The scenario itself said something.
        void said(String text);

        /// A board printed a line.
        void printed(Duration at, String board, String line);
    }

    private final House house;
    private final Scenario scenario;
    private final long seed;
    private final Optional<String> failText;
    private final Watcher watcher;
    private final Queue<EventLog.Entry> events = new ConcurrentLinkedQueue<>();
    private final List<Outcome.StepOutcome> steps = new ArrayList<>();
    private final Timers timers = new Timers();
    private Duration reached = Duration.ZERO;

    /// @param house new, of the scenario's plan, its boards without power
    /// @param seed that the house was made with
    /// @param failText a line of a console that holds it ends the run as failed
    public ScenarioRun(
            House house, Scenario scenario, long seed, Optional<String> failText, Watcher watcher) {
        this.failText = failText;
        this.house = house;
        this.scenario = scenario;
        this.seed = seed;
        this.watcher = watcher;
    }

    /// Runs it to its end, or to its first mishap.
    ///
    /// @throws InterruptedException when the thread is interrupted
    public Outcome run() throws InterruptedException {
        Runnable end = house.events().watch(events::add);
        try {
            Witness witness = new Witness(house.boards(), house.events().last());
            Stage stage = new Stage(house, witness, timers, scenario.timeout(), watcher::said);
            Optional<Mishap> mishap = begin();
            if (mishap.isEmpty()) {
                mishap = play(stage, sequence(stage));
            }
            return new Outcome(scenario, seed, steps, reached, mishap);
        } finally {
            end.run();
        }
    }

    /// Listens before anything can be said, then puts in the plugs.
    private Optional<Mishap> begin() {
        try {
            for (TopicFilter filter : Listening.filters(scenario)) {
                house.listen(filter);
            }
            scenario.house().ids().stream()
                    .filter(id -> !scenario.house().unplugged().contains(id))
                    .forEach(house::powerOn);
            return Optional.empty();
        } catch (HouseTrouble trouble) {
            return Optional.of(
                    new Mishap(
                            Mishap.Kind.FAILED,
                            Place.WHOLE,
                            scenario.name(),
                            String.valueOf(trouble.getMessage()),
                            List.of()));
        }
    }

    private Sequence sequence(Stage stage) {
        Memory memory = new Memory(Map.of(Texts.SEED, String.valueOf(seed)));
        scenario.variables().forEach(memory::set);
        return new Sequence(
                scenario.steps(),
                memory,
                stage,
                (step, began, ended) -> {
                    var outcome =
                            new Outcome.StepOutcome(step.place(), step.title(), ended.minus(began));
                    steps.add(outcome);
                    watcher.passed(outcome);
                });
    }

    private Optional<Mishap> play(Stage stage, Machine machine) throws InterruptedException {
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Progress progress = catchUp(stage, machine);
            switch (progress) {
                case Progress.Over _ -> {
                    reached = stage.now(reached);
                    return Optional.empty();
                }
                case Progress.Failed(var mishap) -> {
                    steps.add(
                            new Outcome.StepOutcome(mishap.place(), mishap.title(), Duration.ZERO));
                    return Optional.of(mishap);
                }
                case Progress.Waiting(var until) -> {
                    Duration wake =
                            timers.next().filter(it -> it.compareTo(until) < 0).orElse(until);
                    Duration span = wake.minus(house.now());
                    if (span.isPositive()) {
                        house.await(() -> !events.isEmpty(), span);
                    }
                }
            }
        }
    }

    /// Goes through everything that has happened, one by one, and up to now.
    private Progress catchUp(Stage stage, Machine machine) {
        for (EventLog.Entry entry = events.poll(); entry != null; entry = events.poll()) {
            stage.witness().see(entry);
            Optional<Mishap> forbidden = tell(stage, entry);
            if (forbidden.isPresent()) {
                return new Progress.Failed(forbidden.get());
            }
            reach(entry.event().at());
            Progress progress = machine.ask(reached);
            if (!(progress instanceof Progress.Waiting)) {
                return progress;
            }
        }
        reach(house.now());
        return machine.ask(reached);
    }

    private void reach(Duration time) {
        reached = time.compareTo(reached) > 0 ? time : reached;
        timers.run(reached);
    }

    private Optional<Mishap> tell(Stage stage, EventLog.Entry entry) {
        if (!(entry.event() instanceof HouseEvent.ConsoleLine(var at, var board, _, var text))) {
            return Optional.empty();
        }
        watcher.printed(at, board, text);
        return failText.filter(text::contains)
                .map(it ->
                        new Mishap(
                                Mishap.Kind.FAILED,
                                Place.WHOLE,
                                scenario.name(),
                                Words.of(TellWords.class).failText(Shown.quoted(it)),
                                SerialWait.console(stage.witness(), board)));
    }
}
