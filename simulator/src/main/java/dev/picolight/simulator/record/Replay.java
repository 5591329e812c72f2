package dev.picolight.simulator.record;

import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.house.House;
import dev.picolight.simulator.house.HousePlan;
import dev.picolight.simulator.house.HouseTrouble;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Does to a house what was done to another one, at the same times by the house's clock. In
/// simulated time, and with the same [#plan], the same comes of it; in real time as nearly as real
/// time goes.
public final class Replay {
    private final Recording recording;
    private final List<ReplayInput> inputs;
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
        Runnable unwatch = count.watch(house);
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
        if (!rest.isNegative()) {
            house.await(
                    () ->
                            house.now().compareTo(until) >= 0
                                    && count.counted() >= events,
                    rest);
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
