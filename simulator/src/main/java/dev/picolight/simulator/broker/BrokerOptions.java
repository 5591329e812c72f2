package dev.picolight.simulator.broker;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.Secret;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.broker.WantedPort.AnyFree;
import dev.picolight.simulator.broker.WantedPort.Exactly;
import dev.picolight.simulator.broker.WantedPort.FirstFreeFrom;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;

/// How the embedded broker is to run.
///
/// @param listen an address of this machine; other than loopback only with at least one user,
///   because others can reach it
/// @param port where MQTT is spoken, 3.1.1 and 5
/// @param users everybody who may connect, with their passwords; when empty, everybody may
/// @param startLimit how long a start may take
public record BrokerOptions(
        InetAddress listen, WantedPort port, Map<String, Secret> users, Duration startLimit) {

    public BrokerOptions {
        users = Map.copyOf(users);
        if (users.isEmpty() && !listen.isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    Words.of(BrokerWords.class).forEverybody(listen.getHostAddress()));
        }
        if (users.containsKey("")) {
            throw new IllegalArgumentException(Words.of(BrokerWords.class).emptyUser());
        }
        if (!startLimit.isPositive()) {
            throw new IllegalArgumentException(
                    "Nothing starts within %s: expected a longer limit, usually 30 s"
                            .formatted(startLimit));
        }
    }

    /// For this machine alone, on port 1883 or the next free one, for everybody.
    public static BrokerOptions defaults() {
        return new BrokerOptions(
                InetAddress.ofLiteral("127.0.0.1"),
                new FirstFreeFrom(BrokerAddress.DEFAULT_PORT),
                Map.of(),
                Duration.ofSeconds(30));
    }

    /// On this port or, when it is taken, not at all.
    public BrokerOptions onPort(int wanted) {
        return onPort(new Exactly(wanted));
    }

    /// On whichever port is free; for tests.
    public BrokerOptions onAnyFreePort() {
        return onPort(new AnyFree());
    }

    public BrokerOptions onPort(WantedPort wanted) {
        return new BrokerOptions(listen, wanted, users, startLimit);
    }

    /// On an address that others may reach, and therefore for these users only.
    public BrokerOptions listeningOn(InetAddress address, Map<String, Secret> those) {
        return new BrokerOptions(address, port, those, startLimit);
    }

    /// For these users only.
    public BrokerOptions withUsers(Map<String, Secret> those) {
        return listeningOn(listen, those);
    }

    public BrokerOptions withStartLimit(Duration limit) {
        return new BrokerOptions(listen, port, users, limit);
    }
}
