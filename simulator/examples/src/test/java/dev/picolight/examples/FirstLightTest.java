package dev.picolight.examples;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.picolight.simulator.junit.Light;
import dev.picolight.simulator.junit.PicoBoard;
import dev.picolight.simulator.junit.PicoBroker;
import dev.picolight.simulator.junit.PicoFault;
import dev.picolight.simulator.junit.PicoFaults;
import dev.picolight.simulator.junit.PicoLed;
import dev.picolight.simulator.junit.PicoMessages;
import dev.picolight.simulator.junit.PicoSim;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Chapter 1: a board, a broker, a message. Each test has a house of its own, with one Pico W in
/// the room 客廳 that is online; time passes only while the test waits, and then at once.
// docs: first-light
@PicoSim
class FirstLightTest {
    @Test
    void lightFollowsMessage(PicoLed led, PicoBroker broker) {
        broker.publish("客廳/message", "ON");
        led.assertLit(ofSeconds(1));

        broker.publish("客廳/message", "OFF");
        led.assertDark(ofSeconds(1));
    }

    // docs: end

    // docs: blinking
    @Test
    void blinks(PicoLed led, PicoBroker broker) {
        broker.publish("客廳/message", "BLINK 5 200 300");
        led.assertBlinking(ofMillis(200), ofMillis(300), ofMillis(20), 5);
        led.assertHolds(Light.DARK, ofHours(1)); // takes no hour: nothing happens in it
    }

    // docs: end

    // docs: state
    @Test
    void tellsItsState(PicoBroker broker) {
        PicoMessages states = broker.listen("客廳/+/state");
        broker.publish("客廳/message", "ON");
        states.assertMessage(
                "the LED is lit",
                message -> message.payload().text().orElse("").contains("\"ON\""),
                ofSeconds(2));
    }

    // docs: end

    /// Chapter 2: Wi-Fi comes and goes.
    @Nested
    class WhenWifiIsLost {
        // docs: wifi
        @Test
        void comesBack(PicoBoard board, PicoLed led, PicoBroker broker, PicoFaults faults) {
            try (PicoFault down = faults.with("wifi down")) {
                assertEquals("wifi down", down.toString());
                led.assertHolds(Light.DARK, ofMinutes(10));
            }
            board.assertOnline(ofMinutes(5));
            broker.publish("客廳/message", "ON");
            led.assertLit(ofSeconds(1));
        }

        // docs: end

        @Test
        void hearsNothingMeanwhile(PicoLed led, PicoBroker broker, PicoFaults faults) {
            faults.begin("wifi down");
            broker.publish("客廳/message", "ON");
            led.assertHolds(Light.DARK, ofMinutes(1));
        }
    }

    /// Chapter 3: somebody pulls the plug.
    @Test
    void startsAgainAfterAPowerCut(PicoBoard board, PicoLed led, PicoBroker broker) {
        broker.publish("客廳/message", "ON");
        led.assertLit(ofSeconds(1));

        board.cutPower();
        led.assertDark(ofSeconds(1));

        board.powerOn();
        board.assertOnline(ofMinutes(1));
    }

    /// Chapter 4: a broker that listens on localhost only, as Mosquitto does without a listener.
    /// The board tells it as MicroPython on a Pico W would, and goes on trying.
    // docs: refused
    @Test
    @PicoSim(brokerListensOn = "127.0.0.1", powered = false)
    void isRefusedByABrokerOnLocalhost(PicoBoard board, PicoLed led) {
        board.powerOn();
        board.assertConsole("ECONNRESET", ofMinutes(1));
        assertFalse(board.isOnline());
        led.assertHolds(Light.DARK, ofMinutes(10));
    }
    // docs: end
}
