package dev.picolight.simulator.house;

final class SimulatedHouseTest extends HouseContract {
    @Override
    House open(HousePlan plan) {
        return new SimulatedHouse(plan);
    }
}
