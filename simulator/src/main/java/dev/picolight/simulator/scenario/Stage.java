package dev.picolight.simulator.scenario;

import dev.picolight.simulator.house.House;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Where a scenario plays: the house, what has been seen of it, and what makes steps go.
///
/// @param log is told what the scenario itself says
record Stage(House house, Witness witness, Timers timers, Duration timeout, Consumer<String> log) {
    /// The house's time, which never goes back.
    Duration now(Duration before) {
        Duration now = house.now();
        return now.compareTo(before) > 0 ? now : before;
    }

    /// The number of the newest event, which the witness may not have been told yet.
    long happened() {
        return house.events().last();
    }

    /// Begins a step.
    ///
    /// @throws IllegalArgumentException with words for the user, when a variable does not fit
    Machine start(Step step, Memory memory, Duration now) {
        Map<String, String> variables = memory.variables();
        Asked asked = new Asked(this, step, memory, now);
        return switch (step.deed()) {
            case Deed.Delay(var span) -> until(now.plus(span.in(variables)));
            case Deed.WaitSerial it -> new SerialWait(asked, it).machine();
            case Deed.WaitLed it -> new LedSteps(asked).await(it);
            case Deed.ExpectLed it -> new LedSteps(asked).expect(it);
            case Deed.Hold it -> new LedSteps(asked).hold(it);
            case Deed.ExpectBlinking it -> Blinking.machine(asked, it);
            case Deed.WaitState it -> new StateWait(asked).machine(it);
            case Deed.Publish it -> new MqttSteps(asked).publish(it);
            case Deed.ExpectMessage it -> new MqttSteps(asked).expect(it);
            case Deed.Break it -> new TroubleSteps(asked).begin(it);
            case Deed.BreakByParts it -> new TroubleSteps(asked).begin(it);
            case Deed.Mend it -> new TroubleSteps(asked).mend(it);
            case Deed.Power it -> new TroubleSteps(asked).power(it);
            case Deed.Parallel(var branches) -> parallel(branches, memory);
            case Deed.Repeat(var times, var steps) ->
                    new Rounds(
                            IntStream.rangeClosed(1, times.in(variables))
                                    .mapToObj(i -> round("round", String.valueOf(i), steps, memory))
                                    .iterator());
            case Deed.ForEach(var name, var values, var steps) ->
                    new Rounds(rounds(name, values, steps, memory));
            case Deed.SetVariables(var values) -> {
                values.forEach((name, value) -> memory.set(name, value.in(variables)));
                yield done();
            }
            case Deed.Log(var text) -> {
                log.accept(text.in(variables));
                yield done();
            }
        };
    }

    static Machine done() {
        return _ -> Progress.OVER;
    }

    static Machine until(Duration then) {
        return now -> now.compareTo(then) < 0 ? new Progress.Waiting(then) : Progress.OVER;
    }

    private Machine parallel(List<List<Step>> branches, Memory memory) {
        Memory before = memory.fork();
        List<Memory> memories = new ArrayList<>();
        List<Machine> machines = new ArrayList<>();
        for (List<Step> branch : branches) {
            Memory own = memory.fork();
            memories.add(own);
            machines.add(new Sequence(branch, own, this, Sequence.Listener.NOBODY));
        }
        return new Together(machines, () -> memories.forEach(own -> memory.join(own, before)));
    }

    private Iterator<Supplier<Machine>> rounds(
            String name, List<Value<String>> values, List<Step> steps, Memory memory) {
        Stream<Supplier<Machine>> rounds =
                values.stream()
                        .map(value ->
                                () ->
                                        round(name, value.in(memory.variables()), steps, memory)
                                                .get());
        return rounds.iterator();
    }

    private Supplier<Machine> round(String name, String value, List<Step> steps, Memory memory) {
        return () -> {
            memory.set(name, value);
            return new Sequence(steps, memory, this, Sequence.Listener.NOBODY);
        };
    }

    /// The ids of the boards that are meant.
    List<String> ids(Deed.Boards boards, Map<String, String> variables) {
        return boards.id()
                .map(it -> List.of(it.in(variables)))
                .orElseGet(() -> house.plan().boards().stream().map(it -> it.id().text()).toList());
    }

    /// The LEDs that are meant, at least one.
    ///
    /// @throws IllegalArgumentException with words for the user, when there is none
    List<Witness.LedTrack> leds(Deed.Leds leds, Map<String, String> variables) {
        Optional<String> room = leds.room().map(it -> it.in(variables));
        Optional<String> board = leds.boards().id().map(it -> it.in(variables));
        List<Witness.LedTrack> found = witness.leds(room, board, leds.index());
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    RunWords.get().noLed(room.orElse("*"), board.orElse("*")));
        }
        return found;
    }
}
