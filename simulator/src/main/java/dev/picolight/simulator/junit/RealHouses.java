package dev.picolight.simulator.junit;

import dev.picolight.device.words.Words;
import dev.picolight.simulator.broker.BrokerFault;
import dev.picolight.simulator.broker.BrokerOptions;
import dev.picolight.simulator.house.House;
import dev.picolight.simulator.house.HousePlan;
import dev.picolight.simulator.house.HouseTrouble;
import dev.picolight.simulator.house.LiveHouse;
import dev.picolight.simulator.house.SimulatedHouse;

/// Houses in real and in simulated time.
final class RealHouses implements Houses {
    @Override
    public House make(HousePlan plan, PicoSim.Time time) {
        return switch (time) {
            case LIVE -> live(plan);
            case SIMULATED -> new SimulatedHouse(plan, SimulatedHouse.Detail.PACKETS);
        };
    }

    private static House live(HousePlan plan) {
        try {
            return LiveHouse.open(plan, BrokerOptions.defaults().onAnyFreePort());
        } catch (BrokerFault fault) {
            throw new HouseTrouble(
                    Words.of(SetupWords.class).notMade(fault.getMessage() + " " + fault.remedy()),
                    fault);
        }
    }
}
