package dev.picolight.device.paho;

import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.lifecycle.DeviceEvent.OfConnection;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.Shown;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns what Paho calls back into events. Nothing here waits (row 7) or throws (row 23).
final class PahoCallback implements MqttCallback {
    private static final Logger LOG = LoggerFactory.getLogger(PahoCallback.class);

    private static final int EVIDENCE_MAX = 200;

    private final long connection;
    private final MqttAsyncClient client;
    private final InboundInspector inspector;
    private final EventGate gate;
    private final Consumer<Throwable> lost;
    private final Consumer<OfConnection> last;

    PahoCallback(
            long connection,
            MqttAsyncClient client,
            InboundInspector inspector,
            EventGate gate,
            Consumer<Throwable> lost,
            Consumer<OfConnection> last) {
        this.connection = connection;
        this.client = client;
        this.inspector = inspector;
        this.gate = gate;
        this.lost = lost;
        this.last = last;
    }

    /// Hands the message over, and acknowledges it only if the device has it.
    @Override
    public void messageArrived(String topic, MqttMessage message) {
        if (!handOver(topic, message) || message.getQos() != 1) {
            return;
        }
        try {
            client.messageArrivedComplete(message.getId(), message.getQos());
        } catch (MqttException noConnection) {
            LOG.debug("connection {}: no PUBACK sent", connection, noConnection);
        }
    }

    private boolean handOver(String topic, MqttMessage message) {
        try {
            boolean duplicate = inspector.isDuplicate(message.getId());
            return gate.tell(
                    new MessageArrived(connection, Translation.arrived(topic, message, duplicate)));
        } catch (IllegalArgumentException noTopicName) {
            LOG.warn(
                    "a message was left out: {}",
                    Shown.bounded(String.valueOf(noTopicName.getMessage()), EVIDENCE_MAX));
            return true;
        }
    }

    /// The Server sent DISCONNECT, or the connection broke; not called before CONNACK.
    @Override
    public void disconnected(MqttDisconnectResponse response) {
        Optional.ofNullable(response.getException())
                .ifPresentOrElse(lost, () -> last.accept(expelled(response)));
    }

    private ConnectionLost expelled(MqttDisconnectResponse response) {
        return new ConnectionLost(
                connection,
                Setback.Refused.goingOn(
                        new ReasonCode(response.getReturnCode()),
                        Optional.ofNullable(response.getReasonString())));
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void mqttErrorOccurred(MqttException exception) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
}
