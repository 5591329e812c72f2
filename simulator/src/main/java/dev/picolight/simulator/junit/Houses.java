package dev.picolight.simulator.junit;

import dev.picolight.simulator.house.House;
import dev.picolight.simulator.house.HousePlan;

/// Where houses come from.
interface Houses {
    /// A house in which no board has power.
    ///
    /// @throws RuntimeException with words for the user
    House make(HousePlan plan, PicoSim.Time time);
}
