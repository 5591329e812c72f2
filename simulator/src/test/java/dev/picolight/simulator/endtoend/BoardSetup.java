package dev.picolight.simulator.endtoend;

import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.lifecycle.Backoff;
import dev.picolight.device.lifecycle.Timing;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ConnectSettings.Credentials;
import dev.picolight.device.mqtt.Secret;
import dev.picolight.device.mqtt.TlsSettings;
import dev.picolight.device.settings.DeviceId;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.led.BcmPin;
import dev.picolight.led.Polarity;
import dev.picolight.simulator.lan.VirtualLan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a board under test is told.
///
/// @param brokerPort where 192.168.137.113 leads on this machine
/// @param waits instead of 1 s to 120 s, for tests that would take too long
record BoardSetup(
        int brokerPort,
        List<String> rooms,
        Optional<Credentials> credentials,
        Duration keepAlive,
        Optional<Backoff> waits,
        Optional<TlsSettings> tls) {
    static final String ID = "pico-w";

    /// With one LED in the living room, and everything else as a user gets it.
    static BoardSetup inLivingRoom(int brokerPort) {
        return new BoardSetup(
                brokerPort,
                List.of("客廳"),
                Optional.empty(),
                DeviceSettings.Broker.KEEP_ALIVE_DEFAULT,
                Optional.empty(),
                Optional.empty());
    }

    BoardSetup withUser(String user, String password) {
        return new BoardSetup(
                brokerPort,
                rooms,
                Optional.of(new Credentials(user, Optional.of(new Secret(password)))),
                keepAlive,
                waits,
                tls);
    }

    BoardSetup withRooms(String... those) {
        return new BoardSetup(brokerPort, List.of(those), credentials, keepAlive, waits, tls);
    }

    BoardSetup withKeepAlive(Duration span) {
        return new BoardSetup(brokerPort, rooms, credentials, span, waits, tls);
    }

    BoardSetup withWaits(Duration shortest, Duration longest) {
        return new BoardSetup(
                brokerPort,
                rooms,
                credentials,
                keepAlive,
                Optional.of(new Backoff(shortest, longest)),
                tls);
    }

    /// As a user gets it who writes `tls:`: on another port, too.
    BoardSetup withTls(TlsSettings files) {
        return new BoardSetup(brokerPort, rooms, credentials, keepAlive, waits, Optional.of(files));
    }

    /// Which port of 192.168.137.113 leads to the broker.
    int portInTheLan() {
        return tls.isPresent() ? BrokerAddress.DEFAULT_TLS_PORT : BrokerAddress.DEFAULT_PORT;
    }

    /// Switches such a board on.
    Board powerOn() {
        return new Board(this);
    }

    DeviceSettings settings() {
        DeviceId id = new DeviceId(ID);
        List<LedSettings> leds = new ArrayList<>();
        for (String room : rooms) {
            leds.add(
                    new LedSettings(
                            room,
                            leds.isEmpty()
                                    ? new LedSettings.Place.OnBoard()
                                    : new LedSettings.Place.OnPin(new BcmPin(16 + leds.size())),
                            Polarity.ACTIVE_HIGH,
                            TextPolicy.LIGHT));
        }
        return new DeviceSettings(
                id,
                new DeviceSettings.Broker(
                        new BrokerAddress(VirtualLan.BROKER_ADDRESS, portInTheLan()),
                        false,
                        id.clientIdentifier(),
                        credentials,
                        keepAlive,
                        tls),
                leds);
    }

    Timing timing(Timing standard) {
        return waits.map(shorter -> standard.withBackoff(shorter, standard.stable()))
                .orElse(standard);
    }
}
