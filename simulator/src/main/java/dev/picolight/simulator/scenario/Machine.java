package dev.picolight.simulator.scenario;

import java.time.Duration;

/// A step that goes on. One thread asks it after each event and whenever it wanted to be asked; so
/// many go on at once, also where time itself is simulated.
interface Machine {
    /// Goes as far as possible. Not asked again once it is over.
    ///
    /// @param now by the house's clock; never less than before
    /// @throws IllegalArgumentException with words for the user, when a variable does not fit
    Progress ask(Duration now);
}
