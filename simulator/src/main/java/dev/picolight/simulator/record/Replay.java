package dev.picolight.simulator.record;

import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.house.EventLog;
import dev.picolight.simulator.house.House;
import dev.picolight.simulator.house.HouseEvent.LedChanged;
import dev.picolight.simulator.house.HousePlan;
import dev.picolight.simulator.house.HouseTrouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Does to a house what was done to another one, at the same times by the house's clock. In
/// simulated time, and with the same [#plan], the same comes of it; in real time as nearly as real
/// time goes.
public final class Replay {
    private final Recording recording;
    private final List<ReplayInput> inputs;
    private final List<LedChanged> changes = Collections.synchronizedList(new ArrayList<>());
    private final Map<Long, Active> begun = new HashMap<>();

    public Replay(Recording recording) {
        this.recording = recording;
        this.inputs = ReplayInputs.of(recording);
    }

    /// What the house must be made from.
    public HousePlan plan() {
        return recording.start().plan();
    }

    /// Whether the time was simulated.
    public boolean isSimulated() {
        return recording.start().simulated();
    }

    /// How the LEDs changed, compared with the recording.
    ///
    /// @param changes in the house
    /// @param recorded in the recording
    /// @param isSame whether each of those is the same at the same time; not judged when the
    ///   recording began in the middle
    public record Result(int changes, int recorded, boolean isSame) {}

    /// What came of it.
    public Result result() {
        List<LedChanged> recorded =
                recording.entries().stream()
                        .map(EventLog.Entry::event)
                        .filter(LedChanged.class::isInstance)
                        .map(LedChanged.class::cast)
                        .toList();
        boolean comparable = recording.start().at().isZero() && recording.missed() == 0;
        return new Result(
                changes.size(),
                recorded.size(),
                !comparable || recorded.equals(List.copyOf(changes)));
    }

    /// How many things there are to do.
    public int size() {
        return inputs.size();
    }

    /// Does everything and lets time pass until the recording's end. The house is new: nothing was
    /// done to it yet.
    ///
    /// @param news told what cannot be done, as publishing while the broker is gone; the rest is
    ///   done all the same
    public void play(House house, Consumer<String> news) throws InterruptedException {
        ReplayCount count = new ReplayCount(recording);
        Runnable unwatch =
                house.events()
                        .watch(entry -> {
                            count.add(entry);
                            if (entry.event() instanceof LedChanged change) {
                                changes.add(change);
                            }
                        });
        try {
            for (ReplayInput input : inputs) {
                pass(house, count, input.at(), input.after());
                act(house, input, news);
            }
            pass(house, count, recording.until(), Long.MAX_VALUE);
        } finally {
            unwatch.run();
        }
    }

    /// Lets time pass until something is to be done. Among several things at one instant, until
    /// just those have happened that had happened.
    private void pass(House house, ReplayCount count, Duration at, long events)
            throws InterruptedException {
        Duration until = at.minus(recording.start().at()); // zero, if it began with the house
        Duration rest = until.minus(house.now());
        BooleanSupplier isDue =
                () -> house.now().compareTo(until) >= 0 && count.counted() >= events;
        if (!rest.isNegative() && !isDue.getAsBoolean()) {
            house.await(isDue, rest);
        }
    }

    private void act(House house, ReplayInput input, Consumer<String> news) {
        try {
            act(house, input);
        } catch (HouseTrouble | IllegalArgumentException impossible) {
            news.accept(String.valueOf(impossible.getMessage()));
        }
    }

    private void act(House house, ReplayInput input) {
        switch (input) {
            case ReplayInput.Power it -> {
                // a fault may have done it already
                if (house.board(it.board()).powered() != it.on()) {
                    if (it.on()) {
                        house.powerOn(it.board());
                    } else {
                        house.cutPower(it.board());
                    }
                }
            }
            case ReplayInput.Publish it -> house.publish(it.message());
            case ReplayInput.Break it ->
                    begun.put(
                            it.fault().number(),
                            house.faults().begin(it.fault().fault(), it.fault().board()));
            case ReplayInput.Mend it -> {
                Active broken = begun.remove(it.fault());
                if (broken != null) {
                    house.faults().end(broken.number());
                }
            }
            case ReplayInput.Speed it -> {
                if (house.time().state().speed() != it.speed()) {
                    house.time().speed(it.speed());
                }
            }
        }
    }
}
