package dev.picolight.device.paho;

import dev.picolight.device.app.HostDialer;
import dev.picolight.device.app.MonotonicTime;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.port.Dialer;
import dev.picolight.device.port.RecordedEvents;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// A [PahoConnection] and a [ScriptedServer]: the set-up of one test on bytes.
final class PahoBench implements AutoCloseable {
    static final String TOPIC = "客廳/message";

    /// So small that a Server that reads nothing is felt at once.
    private static final int SEND_BUFFER = 16_384;

    static final TopicName STATUS = new TopicName("客廳/pi-3f2a/status");

    final ScriptedServer server = new ScriptedServer();
    final RecordedEvents events = new RecordedEvents();
    final List<Socket> sockets = new CopyOnWriteArrayList<>();
    final PahoConnection connection;

    PahoBench() {
        this(Duration.ofSeconds(30));
    }

    PahoBench(Duration keepAlive) {
        connection =
                new PahoConnection(
                        settings(server.address(), keepAlive), dialer(), new MonotonicTime());
    }

    static ConnectSettings settings(BrokerAddress address, Duration keepAlive) {
        return new ConnectSettings(
                address,
                true,
                "pi-3f2a",
                Optional.empty(),
                keepAlive,
                Duration.ofMinutes(5),
                Optional.empty(),
                Duration.ofSeconds(10));
    }

    private Dialer dialer() {
        HostDialer host = new HostDialer();
        return new Dialer() {
            @Override
            public List<InetAddress> resolve(String name) throws IOException {
                return host.resolve(name);
            }

            @Override
            public Socket dial(InetSocketAddress to, Duration timeout) throws IOException {
                Socket socket = host.dial(to, timeout);
                socket.setSendBufferSize(SEND_BUFFER);
                sockets.add(socket);
                return socket;
            }
        };
    }

    /// Opens connection 1 and lets the Server accept it.
    ScriptedServer.Peer open(byte[]... properties) {
        connection.open(1, true, events);
        ScriptedServer.Peer peer = server.accept(Packets.connack(properties));
        events.await(Connected.class);
        return peer;
    }

    void publish(String text) {
        connection.publish(1, message(STATUS, text));
    }

    static OutboundMessage message(TopicName topic, String text) {
        return OutboundMessage.plain(topic, Payload.of(text), Qos.AT_LEAST_ONCE);
    }

    @Override
    public void close() {
        connection.close();
        server.close();
    }
}
