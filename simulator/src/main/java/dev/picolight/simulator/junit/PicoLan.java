package dev.picolight.simulator.junit;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.simulator.fault.Fault;
import java.util.Optional;

/// The LAN of the house: its access point and its addresses.
public final class PicoLan {
    private final Session session;

    PicoLan(Session session) {
        this.session = session;
    }

    /// The name of the access point.
    public String ssid() {
        return session.setup().plan().lan().ssid();
    }

    /// What DHCP gave to the board; empty before.
    public Optional<String> addressOf(PicoBoard board) {
        return board.state().address();
    }

    /// Where the boards reach the broker.
    public BrokerAddress broker() {
        return Setup.BROKER;
    }

    /// The access point has no power until the answer is closed.
    public PicoFault down() {
        return wifi(Fault.Wifi.Kind.DOWN);
    }

    /// Something is wrong with Wi-Fi until the answer is closed.
    public PicoFault wifi(Fault.Wifi.Kind kind) {
        return new PicoFaults(session).with(new Fault.Wifi(kind));
    }
}
