package dev.picolight.examples;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.picolight.simulator.junit.Board;
import dev.picolight.simulator.junit.Light;
import dev.picolight.simulator.junit.PicoBoard;
import dev.picolight.simulator.junit.PicoBroker;
import dev.picolight.simulator.junit.PicoFault;
import dev.picolight.simulator.junit.PicoFaults;
import dev.picolight.simulator.junit.PicoSim;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Chapter 5: more boards, and faults of one of them.
// docs: boards
@PicoSim(boards = {"pico-1=客廳", "pico-2=臥室,走廊"})
class HouseOfTwoRoomsTest {
    @Test
    void eachRoomHasItsOwnTopic(
            @Board("pico-1") PicoBoard first,
            @Board("pico-2") PicoBoard second,
            PicoBroker broker) {
        broker.publish("走廊/message", "ON");
        second.led("走廊").assertLit(ofSeconds(1));
        second.led("臥室").assertHolds(Light.DARK, ofSeconds(1));
        first.led().assertHolds(Light.DARK, ofSeconds(1));
    }

    // docs: end

    @Test
    void allObeyTheWholeHouse(List<PicoBoard> boards, PicoBroker broker) {
        broker.publish("all/message", "ON");
        boards.forEach(board -> board.leds().forEach(led -> led.assertLit(ofSeconds(1))));
    }

    // docs: one-board
    @Test
    void oneBoardAloneLosesItsWifi(
            @Board("pico-1") PicoBoard first,
            @Board("pico-2") PicoBoard second,
            PicoBroker broker,
            PicoFaults faults) {
        try (PicoFault _ = faults.with("wifi down", first)) {
            broker.publish("all/message", "ON");
            second.led().assertLit(ofSeconds(1));
            first.led().assertHolds(Light.DARK, ofMinutes(1));
        }
        first.assertOnline(ofMinutes(5));
    }
    // docs: end
}
