package dev.picolight.simulator.interoperability;

import dev.picolight.device.mqtt.BrokerAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// RabbitMQ with its plug-ins for MQTT and for MQTT over WebSocket, from Debian's packages in a
/// root of their own.
final class RabbitMq implements LiveBroker {
    private static final String NAME = "RabbitMQ";

    private final int port = MosquittoBroker.freePort();
    private final int webPort = MosquittoBroker.freePort();
    private final Child server;

    /// @param folder for its files
    RabbitMq(Path folder) {
        String script = Needed.FILES.resolve("rabbitmq.sh").toAbsolutePath().toString();
        Child.Ended prepared = Child.run(folder, "sh", script, "prepare");
        if (prepared.code() != 0) {
            throw Needed.missing(NAME, prepared.printed());
        }
        String root = prepared.printed().lines().toList().getLast();
        try {
            Matrix.version(NAME, Files.readString(Path.of(root, "version")).strip());
            Path data = Files.createDirectory(folder.resolve("rabbitmq"));
            Files.writeString(
                    data.resolve("enabled_plugins"), "[rabbitmq_mqtt,rabbitmq_web_mqtt].");
            Files.writeString(data.resolve("rabbitmq.conf"), settings());
            server =
                    Child.start(
                            folder,
                            "sh",
                            script,
                            "run",
                            root,
                            data.toString(),
                            String.valueOf(MosquittoBroker.freePort()),
                            String.valueOf(MosquittoBroker.freePort()));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        server.awaitLine(1, "Server startup complete");
    }

    private String settings() {
        return """
        listeners.tcp = none
        mqtt.listeners.tcp.1 = 127.0.0.1:%d
        mqtt.allow_anonymous = false
        web_mqtt.tcp.ip = 127.0.0.1
        web_mqtt.tcp.port = %d
        default_user = %s
        default_pass = %s
        log.console = true
        log.file = false
        """
                .formatted(port, webPort, USER, PASSWORD);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public BrokerAddress address() {
        return new BrokerAddress("127.0.0.1", port);
    }

    @Override
    public String url() {
        return "ws://127.0.0.1:%d/ws".formatted(webPort);
    }

    /// Its CONNACK says Maximum QoS 1 (§3.2.2.3.4).
    @Override
    public Set<Feature> notOffered() {
        return Set.of(Feature.QOS_2);
    }

    @Override
    public void close() {
        server.close();
    }
}
