package dev.picolight.simulator.house;

/// How fast the house's time goes. Any thread may call.
///
/// In real time this is the boards' time: their boot, their patterns, their waits. Brokers and
/// other programs do not stand still with them.
public interface TimeControl {
    /// What the time does.
    ///
    /// @param speed 1: as a real board; kept while paused
    record State(boolean paused, double speed) {}

    State state();

    /// Stands still until [#resume] or [#step].
    void pause();

    void resume();

    /// While paused: lets the next thing happen that waits for its time, and stands still again.
    void step();

    /// Goes this fast from now on.
    ///
    /// @param speed 0.1 to 1000
    /// @throws IllegalArgumentException with words for the user
    void speed(double speed);
}
