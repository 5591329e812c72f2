package dev.picolight.device.paho;

import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectRefused;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.lifecycle.DeviceEvent.OfConnection;
import dev.picolight.device.lifecycle.DeviceEvent.PingAnswered;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.TopicFilter;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One Paho client over one socket, from CONNECT to its end.
final class PahoSession implements MqttActionListener, InboundInspector.Watcher {
    private static final Logger LOG = LoggerFactory.getLogger(PahoSession.class);

    private static final Duration CONNACK_LIMIT = Duration.ofSeconds(2);
    private static final Duration OUTBOX_LIMIT = Duration.ofSeconds(2);
    private static final Duration DISCONNECT_LIMIT = Duration.ofSeconds(1);
    private static final Duration START_LIMIT = Duration.ofSeconds(5);
    private static final Duration THREADS_LIMIT = Duration.ofSeconds(2);

    static {
        PahoLog.silence();
    }

    private final long connection;
    private final ConnectSettings settings;
    private final Dialling dialling;
    private final EventGate gate;
    private final Consumer<OfConnection> last;
    private final Acknowledgements acknowledgements;
    private final InboundInspector inspector = new InboundInspector(this);
    private final NudgeExecutor threads = new NudgeExecutor(this::threadDied);
    private final CountDownLatch connackSeen = new CountDownLatch(1);
    private final TunedSocket socket;
    private final PahoCore core;
    private final MqttAsyncClient client;
    private final Outbox outbox;
    private volatile boolean started;

    /// @param dialling knows how long it has taken
    /// @param last takes the event with which the connection ends, possibly more than once
    PahoSession(
            long connection,
            ConnectSettings settings,
            Dialling dialling,
            Socket dialled,
            EventGate gate,
            Consumer<OfConnection> last,
            Acknowledgements acknowledgements)
            throws IOException, MqttException {
        this.connection = connection;
        this.settings = settings;
        this.dialling = dialling;
        this.gate = gate;
        this.last = last;
        this.acknowledgements = acknowledgements;
        socket = new TunedSocket(dialled, inspector);
        core = new PahoCore(settings.clientIdentifier());
        // Made for this connection alone (rows 14, 17), and with nothing written to disk (row 25).
        client =
                new MqttAsyncClient(
                        TunedSocketFactory.NOWHERE,
                        settings.clientIdentifier(),
                        new MemoryPersistence(),
                        core,
                        threads);
        outbox =
                new Outbox(
                        connection,
                        gate,
                        (topic, message, whenDone) ->
                                client.publish(topic, message, null, whenDone),
                        acknowledgements);
        client.setCallback(new PahoCallback(connection, client, inspector, gate, this::lost, last));
        client.setManualAcks(true); // what the device does not get stays with the Server
    }

    /// Sends CONNECT.
    ///
    /// @throws MqttException when Paho does not even try
    void connect(boolean cleanStart) throws MqttException {
        started = true;
        try {
            client.connect(
                    Translation.connect(settings, cleanStart, new TunedSocketFactory(socket)),
                    null,
                    this);
        } catch (MqttException | RuntimeException notEvenTried) {
            started = false;
            throw notEvenTried;
        }
    }

    /// CONNACK with success.
    @Override
    public void onSuccess(IMqttToken token) {
        Connack connack = inspector.connack().orElseThrow();
        gate.tell(new Connected(connection, connack.sessionPresent(), connack.serverKeepAlive()));
        outbox.open(connack);
        connackSeen.countDown();
    }

    /// The connection did not come about.
    @Override
    public void onFailure(IMqttToken token, Throwable failure) {
        lost(failure);
    }

    void subscribe(List<Subscription> subscriptions) {
        new Subscribing(connection, subscriptions, inspector, gate, acknowledgements).send(client);
    }

    void unsubscribe(List<TopicFilter> filters) {
        try {
            client.unsubscribe(
                    filters.stream().map(TopicFilter::text).toArray(String[]::new),
                    null,
                    null,
                    new MqttProperties());
        } catch (MqttException noConnection) {
            LOG.debug("connection {}: no UNSUBSCRIBE sent", connection, noConnection);
        }
    }

    void publish(OutboundMessage message) {
        outbox.add(message);
    }

    void ping() {
        try {
            core.ping();
        } catch (MqttException noConnection) {
            LOG.debug("connection {}: no PINGREQ sent", connection, noConnection);
        }
    }

    @Override
    public void pingAnswered() {
        gate.tell(new PingAnswered(connection));
    }

    @Override
    public void unreadable(int packetId, String why) {
        LOG.warn("a message was left out, because Paho cannot read it: {}", Shown.quoted(why));
        if (packetId == 0) {
            return;
        }
        try {
            core.refuse(packetId);
        } catch (MqttException noConnection) {
            LOG.debug("connection {}: no PUBACK sent", connection, noConnection);
        }
    }

    private void threadDied(Throwable death) {
        LOG.debug("connection {}: a thread of Paho died", connection, death);
        lost(death);
    }

    private void lost(Throwable failure) {
        last.accept(
                inspector
                        .connack()
                        .map(connack -> lostAfter(connack, failure))
                        .orElseGet(() -> notReached(failure)));
    }

    private OfConnection lostAfter(Connack connack, Throwable failure) {
        return connack.reason().isFailure()
                ? new ConnectRefused(connection, connack.reason(), connack.reasonString())
                : new ConnectionLost(connection, new Setback.Dropped(Evidence.words(failure)));
    }

    private OfConnection notReached(Throwable failure) {
        Trouble trouble = Evidence.trouble(failure, Trouble.OTHER);
        return new ConnectionLost(
                connection, dialling.failed(trouble, Evidence.words(failure)).setback());
    }

    /// Ends the connection as §3.14 wants it: what is waiting goes first, then DISCONNECT. Blocks
    /// for a few seconds at most.
    void leave() throws InterruptedException {
        try {
            if (!connackSeen.await(CONNACK_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            if (!outbox.awaitEmpty(OUTBOX_LIMIT)) {
                LOG.warn(
                        "the broker did not take the last messages within {} s; they are lost",
                        OUTBOX_LIMIT.toSeconds());
            }
            client.disconnect(
                            0, null, null, MqttReturnCode.RETURN_CODE_SUCCESS, new MqttProperties())
                    .waitForCompletion(DISCONNECT_LIMIT.toMillis());
        } catch (MqttException noConnection) {
            LOG.debug("connection {}: no DISCONNECT sent", connection, noConnection);
        }
    }

    /// Frees everything, without DISCONNECT. The dialled socket must have been closed. Blocks for a
    /// few seconds at most, as a rule for none.
    ///
    /// Not on a thread of Paho (row 20), and not while Paho starts (row 8).
    void end() throws InterruptedException {
        try {
            if (started) {
                socket.awaitSpoken(START_LIMIT);
            }
            core.shutDown();
            if (!threads.awaitTermination(THREADS_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn(
                        "a connection has ended, but {} threads of the MQTT library have not; the device goes on",
                        threads.running());
            }
            client.close();
        } catch (MqttException stillBusy) {
            LOG.debug("connection {}: not closed", connection, stillBusy);
        }
    }

    /// How many messages are not sent, or not acknowledged yet.
    int outgoing() {
        return outbox.size();
    }

    /// How many of Paho's threads are there.
    int threads() {
        return threads.running();
    }

    /// How many of Paho's naps were cut short.
    int nudges() {
        return threads.nudges();
    }
}
