package dev.picolight.simulator.junit;

import dev.picolight.simulator.house.House;
import dev.picolight.simulator.house.HousePlan;

/// Houses in real and in simulated time.
final class RealHouses implements Houses {
    @Override
    public House make(HousePlan plan, PicoSim.Time time) {
        throw new IllegalStateException("to be written");
    }
}
