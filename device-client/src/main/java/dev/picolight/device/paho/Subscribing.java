package dev.picolight.device.paho;

import dev.picolight.device.lifecycle.DeviceEvent.SubscribeRefused;
import dev.picolight.device.lifecycle.DeviceEvent.SubscribeRefused.Refusal;
import dev.picolight.device.lifecycle.DeviceEvent.Subscribed;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.Subscription;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttSubscribe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One SUBSCRIBE and its SUBACK.
final class Subscribing implements MqttActionListener {
    private static final Logger LOG = LoggerFactory.getLogger(Subscribing.class);

    private final long connection;
    private final List<Subscription> subscriptions;
    private final InboundInspector inspector;
    private final EventGate gate;
    private final Acknowledgements acknowledgements;

    Subscribing(
            long connection,
            List<Subscription> subscriptions,
            InboundInspector inspector,
            EventGate gate,
            Acknowledgements acknowledgements) {
        this.connection = connection;
        this.subscriptions = List.copyOf(subscriptions);
        this.inspector = inspector;
        this.gate = gate;
        this.acknowledgements = acknowledgements;
    }

    void send(MqttAsyncClient client) {
        try {
            var packet = new MqttSubscribe(Translation.subscribe(subscriptions), null);
            packet.getHeader(); // throws here what would end the connection later
            client.subscribe(packet.getSubscriptions(), null, this, new MqttProperties());
        } catch (IllegalArgumentException unknownToPaho) {
            LOG.warn("not subscribed: {}", unknownToPaho.getMessage());
            refuse(
                    subscriptions.stream()
                            .map(each ->
                                    new Refusal(each.filter(), ReasonCode.TOPIC_FILTER_INVALID))
                            .toList());
        } catch (MqttException noConnection) {
            LOG.debug("connection {}: no SUBSCRIBE sent", connection, noConnection);
        }
    }

    /// Paho reports success for any SUBACK, also for one that refuses (row 27).
    @Override
    public void onSuccess(IMqttToken token) {
        List<ReasonCode> codes = inspector.takeSuback(token.getMessageId());
        List<Refusal> answers =
                IntStream.range(0, subscriptions.size())
                        .mapToObj(i ->
                                new Refusal(
                                        subscriptions.get(i).filter(),
                                        i < codes.size()
                                                ? codes.get(i)
                                                : ReasonCode.PROTOCOL_ERROR))
                        .toList();
        answers.forEach(answer -> acknowledgements.answered(answer.filter(), answer.reason()));
        List<Refusal> refusals =
                answers.stream().filter(answer -> answer.reason().isFailure()).toList();
        if (refusals.isEmpty()) {
            gate.tell(new Subscribed(connection));
        } else {
            refuse(refusals);
        }
    }

    private void refuse(List<Refusal> refusals) {
        gate.tell(new SubscribeRefused(connection, refusals));
    }

    /// The connection is lost, which is told elsewhere.
    @Override
    public void onFailure(IMqttToken token, Throwable lost) {}
}
