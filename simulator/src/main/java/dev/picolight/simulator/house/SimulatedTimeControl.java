package dev.picolight.simulator.house;

import dev.picolight.simulator.lan.Pace;
import java.util.function.Consumer;

/// What is wanted of the time of a [SimulatedHouse]. It is kept here and changes nothing: time
/// passes there only when somebody lets it.
final class SimulatedTimeControl implements TimeControl {
    private final Consumer<State> changed;
    private State state;

    SimulatedTimeControl(Pace pace, Consumer<State> changed) {
        this.changed = changed;
        this.state = new State(false, pace.speed());
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public void pause() {
        become(new State(true, state.speed()));
    }

    @Override
    public void resume() {
        become(new State(false, state.speed()));
    }

    @Override
    public void step() {}

    @Override
    public void speed(double speed) {
        become(new State(state.paused(), new Pace(speed).speed()));
    }

    private void become(State next) {
        if (!next.equals(state)) {
            state = next;
            changed.accept(next);
        }
    }
}
