package dev.picolight.examples;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.picolight.simulator.house.EventLog;
import dev.picolight.simulator.house.House;
import dev.picolight.simulator.house.HouseEvent;
import dev.picolight.simulator.junit.PicoBoard;
import dev.picolight.simulator.junit.PicoBroker;
import dev.picolight.simulator.junit.PicoFault;
import dev.picolight.simulator.junit.PicoFaults;
import dev.picolight.simulator.junit.PicoLed;
import dev.picolight.simulator.junit.PicoSim;
import dev.picolight.simulator.junit.PicoTime;
import dev.picolight.simulator.junit.Seed;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Chapter 6: networks that stutter, brokers that stand still, and chance.
@PicoSim
class FaultsAndSeedsTest {
    // docs: duplicate
    @Test
    @PicoSim(faults = "duplicate share=1")
    void aMessageThatComesTwiceDoesNoHarm(
            PicoLed led, PicoBroker broker, PicoTime time, House house) {
        broker.publish("客廳/message", "ON");
        led.assertLit(ofSeconds(1));
        time.pass(10, SECONDS);
        assertEquals(1, led.history().size());
        assertEquals(2, arrivals(house, "客廳/message"));
    }

    private static long arrivals(House house, String topic) {
        return house.events().after(0).stream()
                .map(EventLog.Entry::event)
                .filter(event ->
                        event instanceof HouseEvent.PacketSeen seen
                                && !seen.toBroker()
                                && seen.packet().type().equals("PUBLISH")
                                && seen.packet().topic().equals(Optional.of(topic)))
                .count();
    }

    // docs: end

    // docs: frozen
    @Test
    void noticesABrokerThatStandsStill(PicoBoard board, PicoBroker broker) {
        try (PicoFault _ = broker.freeze()) {
            board.assertOffline(ofMinutes(2));
        }
        board.assertOnline(ofMinutes(5));
    }

    // docs: end

    // docs: seeds
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void comesBackWhateverChanceDoes(
            @Seed long seed, PicoBoard board, PicoTime time, PicoFaults faults) {
        try (PicoFault _ = faults.with("wifi down")) {
            time.pass(seed, MINUTES);
        }
        board.assertOnline(ofMinutes(5));
    }

    @RepeatedTest(5) // each repetition has the next seed
    void andWithASlowNetwork(PicoLed led, PicoBroker broker, PicoFaults faults) {
        faults.begin("latency latency=300 jitter=200");
        broker.publish("客廳/message", "ON");
        led.assertLit(ofSeconds(2));
    }
    // docs: end
}
