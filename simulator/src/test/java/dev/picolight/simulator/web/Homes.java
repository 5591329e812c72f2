package dev.picolight.simulator.web;

import dev.picolight.simulator.broker.BrokerOptions;
import dev.picolight.simulator.house.HousePlan;
import dev.picolight.simulator.house.LiveHouse;
import dev.picolight.simulator.lan.Pace;
import dev.picolight.simulator.lan.Stack;
import dev.picolight.simulator.lan.VirtualLan;
import java.time.Duration;
import java.util.List;

/// Houses whose boards are online.
final class Homes {
    private static final Duration BOOT = Duration.ofMinutes(10); // by the house's clock

    private Homes() {}

    /// `pico-1` in the 客廳, `pico-2` in the 廚房.
    static LiveHouse live(int speed) throws InterruptedException {
        LiveHouse house =
                LiveHouse.open(
                        new HousePlan(
                                List.of(
                                        FakeHouse.oneLed("pico-1", "客廳"),
                                        FakeHouse.oneLed("pico-2", "廚房")),
                                new VirtualLan("PicoLight", List.of()),
                                Stack.PICO_W,
                                new Pace(speed),
                                1),
                        BrokerOptions.defaults().onAnyFreePort());
        house.powerOn("pico-1");
        house.powerOn("pico-2");
        if (!house.await(() -> house.boards().stream().allMatch(it -> it.isOnline()), BOOT)) {
            house.close();
            throw new IllegalStateException("the boards do not come online");
        }
        return house;
    }
}
