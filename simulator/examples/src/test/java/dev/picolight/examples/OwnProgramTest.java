package dev.picolight.examples;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.simulator.junit.PicoBoard;
import dev.picolight.simulator.junit.PicoBroker;
import dev.picolight.simulator.junit.PicoFault;
import dev.picolight.simulator.junit.PicoFaults;
import dev.picolight.simulator.junit.PicoLed;
import dev.picolight.simulator.junit.PicoSim;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;

/// Chapter 7: a program of one's own. In live time the broker is a real one, on a port of this
/// machine, and the [LightSwitch] reaches it as any other.
// docs: own-program
@PicoSim(time = PicoSim.Time.LIVE)
class OwnProgramTest {
    @Test
    void switchesTheLight(PicoLed led, PicoBroker broker) throws MqttException {
        BrokerAddress address = broker.address();
        try (LightSwitch atTheWall = new LightSwitch(address.host(), address.port(), "客廳")) {
            atTheWall.turnOn();
            led.assertLit(ofSeconds(5));
            atTheWall.turnOff();
            led.assertDark(ofSeconds(5));
            atTheWall.ring();
            led.assertBlinking(ofMillis(200), ofMillis(300), ofMillis(100), 5);
        }
    }

    // docs: end

    @Test
    void isHeardAgainAfterWifiWasLost(
            PicoBoard board, PicoLed led, PicoBroker broker, PicoFaults faults)
            throws MqttException {
        BrokerAddress address = broker.address();
        try (LightSwitch atTheWall = new LightSwitch(address.host(), address.port(), "客廳")) {
            try (PicoFault _ = faults.with("wifi down")) {
                board.assertOffline(ofSeconds(10));
            }
            board.assertOnline(ofMinutes(1));
            atTheWall.turnOn();
            led.assertLit(ofSeconds(5));
        }
    }
}
