package dev.picolight.simulator.house;

final class SimulatedFaultsTest extends FaultContract {
    @Override
    House open(HousePlan plan) {
        return new SimulatedHouse(plan);
    }
}
