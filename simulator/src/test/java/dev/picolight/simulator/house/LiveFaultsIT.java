package dev.picolight.simulator.house;

import dev.picolight.simulator.broker.BrokerOptions;

final class LiveFaultsIT extends FaultContract {
    @Override
    House open(HousePlan plan) {
        return LiveHouse.open(plan, BrokerOptions.defaults().onAnyFreePort());
    }
}
