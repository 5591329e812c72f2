package dev.picolight.device.paho;

import java.util.Optional;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttPingSender;
import org.eclipse.paho.mqttv5.client.MqttToken;
import org.eclipse.paho.mqttv5.client.internal.ClientComms;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttPingReq;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttPubAck;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.eclipse.paho.mqttv5.common.packet.MqttWireMessage;

/// The way into Paho's core, for what its client has no method for. Paho hands the core out to
/// whoever sends PINGREQ.
///
/// PINGREQ is sent when the device asks for it and never otherwise. Paho's own sender counts from
/// the client's Keep Alive even if the Server has another, and ends the connection by arithmetic of
/// its own (rows 18, 19). Its `checkForActivity` is no way out: it skips a PINGREQ when something
/// was sent a little less than one Keep Alive ago, and the next chance comes after the Server's
/// patience of one and a half.
final class PahoCore implements MqttPingSender {
    private final String clientIdentifier;
    private volatile Optional<ClientComms> core = Optional.empty();

    PahoCore(String clientIdentifier) {
        this.clientIdentifier = clientIdentifier;
    }

    /// Sends PINGREQ.
    ///
    /// @throws MqttException when there is no connection
    void ping() throws MqttException {
        send(new MqttPingReq());
    }

    /// Answers a message that cannot be read, so that the Server does not send it again.
    ///
    /// @throws MqttException when there is no connection
    void refuse(int packetId) throws MqttException {
        send(
                new MqttPubAck(
                        MqttReturnCode.RETURN_CODE_IMPLEMENTATION_SPECIFIC_ERROR,
                        packetId,
                        new MqttProperties()));
    }

    private void send(MqttWireMessage packet) throws MqttException {
        core().sendNoWait(packet, new MqttToken(clientIdentifier));
    }

    /// Stops everything without DISCONNECT. The client's own `disconnectForcibly` trips over a
    /// token without a key, and whoever waits for an answer then waits for ever.
    void shutDown() {
        core().shutdownConnection(
                        null,
                        new MqttException(MqttClientException.REASON_CODE_CLIENT_DISCONNECTING),
                        null);
    }

    private ClientComms core() {
        return core.orElseThrow(() -> new IllegalStateException("Paho keeps its core to itself"));
    }

    @Override
    public void init(ClientComms comms) {
        core = Optional.of(comms);
    }

    @Override
    public void start() {}

    @Override
    public void stop() {}

    @Override
    public void schedule(long delayInMilliseconds) {}
}
