package dev.picolight.simulator.interoperability;

import com.hivemq.HiveMQServer;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.Secret;
import dev.picolight.simulator.broker.BrokerOptions;
import dev.picolight.simulator.broker.EmbeddedBroker;
import java.util.Map;
import java.util.Set;

/// The simulator's embedded broker. It speaks MQTT over TCP alone.
final class HiveMqBroker implements LiveBroker {
    private final EmbeddedBroker server =
            EmbeddedBroker.start(
                    BrokerOptions.defaults()
                            .onAnyFreePort()
                            .withUsers(Map.of(USER, new Secret(PASSWORD))));

    HiveMqBroker() {
        String jar =
                HiveMQServer.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        Matrix.version(name(), jar.replaceFirst(".*-([0-9][0-9.]*)\\.jar$", "$1"));
    }

    @Override
    public String name() {
        return "embedded (HiveMQ CE)";
    }

    @Override
    public BrokerAddress address() {
        return server.address();
    }

    @Override
    public String url() {
        return "mqtt://%s:%d".formatted(address().host(), address().port());
    }

    @Override
    public Set<Feature> notOffered() {
        return Set.of();
    }

    @Override
    public void close() {
        server.close();
    }
}
