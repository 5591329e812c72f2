package dev.picolight.simulator.scenario;

import java.time.Duration;

/// How far something is that takes its time.
sealed interface Progress {
    Progress OVER = new Over();

    /// Not over: to be asked again after each event, and at this time by the house's clock.
    record Waiting(Duration until) implements Progress {}

    /// Over, and all is well.
    record Over() implements Progress {}

    /// Over, and it is not.
    record Failed(Mishap mishap) implements Progress {}
}
