package dev.picolight.simulator.interoperability;

import dev.picolight.device.mosquitto.Mosquitto;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.simulator.broker.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The machine's Mosquitto, with a listener for WebSocket.
final class MosquittoBroker implements LiveBroker {
    static final String NAME = "Mosquitto";

    private final int webPort = freePort();
    private final Mosquitto server;

    MosquittoBroker() {
        server =
                Mosquitto.setUp()
                        .password(USER, PASSWORD)
                        .config("listener %d 127.0.0.1".formatted(webPort), "protocol websockets")
                        .start();
        noteVersion();
    }

    /// Notes which one is installed.
    static void noteVersion() {
        Matcher found =
                Pattern.compile("mosquitto version ([0-9.]+)")
                        .matcher(Shell.run("PATH=$PATH:/usr/sbin:/usr/local/sbin mosquitto -h"));
        Matrix.version(NAME, found.find() ? found.group(1) : "?");
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public BrokerAddress address() {
        return server.address();
    }

    @Override
    public String url() {
        return "ws://127.0.0.1:%d".formatted(webPort);
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
