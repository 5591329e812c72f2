package dev.picolight.device.paho;

import dev.picolight.device.lifecycle.DeviceEvent.PublishRefused;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.ReasonCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttPublish;

/// Sends messages in order, no more at a time than the Server takes: one too many makes Paho throw
/// (row 26). What does not fit waits here. When too many wait, answers give way to what is
/// retained: an answer that does not come is asked for again, a wrong state stays wrong.
final class Outbox {
    /// How many messages are on their way at most, whatever the Server allows.
    private static final int WINDOW_MAX = 16;

    private static final int WAITING_MAX = 1_000;
    private static final ReasonCode PACKET_TOO_LARGE = new ReasonCode(0x95);

    private final long connection;
    private final EventGate gate;
    private final Sender sender;
    private final Acknowledgements acknowledgements;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition empty = lock.newCondition();
    private final Queue<OutboundMessage> waiting = new ArrayDeque<>();
    private long packetSizeMax;
    private int window;
    private int onTheirWay;
    private boolean sending;

    /// Gives a message to Paho.
    @FunctionalInterface
    interface Sender {
        void send(String topic, MqttMessage message, MqttActionListener whenDone)
                throws MqttException;
    }

    Outbox(long connection, EventGate gate, Sender sender, Acknowledgements acknowledgements) {
        this.connection = connection;
        this.gate = gate;
        this.sender = sender;
        this.acknowledgements = acknowledgements;
    }

    /// Nothing is sent before CONNACK has told what the Server takes.
    void open(Connack connack) {
        lock.lock();
        try {
            window = Math.min(connack.receiveMaximum(), WINDOW_MAX);
            // Paho takes the size we announce for the largest that it may *send* (row 11)
            packetSizeMax = Math.min(connack.maximumPacketSize(), InboundPackets.PACKET_SIZE_MAX);
            sendWhatFits();
        } finally {
            lock.unlock();
        }
    }

    void add(OutboundMessage message) {
        lock.lock();
        try {
            if (waiting.size() < WAITING_MAX || makeRoomFor(message)) {
                waiting.add(message);
                sendWhatFits();
            } else {
                refuseTooMany(message);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Throws away the oldest one that is retained less, or that says what is no longer true.
    private boolean makeRoomFor(OutboundMessage message) {
        Optional<OutboundMessage> lost =
                message.retain()
                        ? waiting.stream()
                                .filter(it -> !it.retain())
                                .findFirst()
                                .or(() ->
                                        waiting.stream()
                                                .filter(it -> it.topic().equals(message.topic()))
                                                .findFirst())
                        : Optional.empty();
        lost.ifPresent(it -> {
            waiting.remove(it);
            refuseTooMany(it);
        });
        return lost.isPresent();
    }

    /// How many messages wait or are on their way.
    int size() {
        lock.lock();
        try {
            return waiting.size() + onTheirWay;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until every message has been sent and, for QoS 1, acknowledged.
    ///
    /// @return false when it took longer
    boolean awaitEmpty(Duration limit) throws InterruptedException {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (onTheirWay > 0 || !waiting.isEmpty()) {
                if (left <= 0) {
                    return false;
                }
                left = empty.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// A delivery that ends while it is being sent comes here again: the loop goes on with it, for
    /// a call within a call for each of a thousand messages would be too deep.
    private void sendWhatFits() {
        if (sending) {
            return;
        }
        sending = true;
        try {
            while (onTheirWay < window && !waiting.isEmpty()) {
                send(waiting.remove());
            }
        } finally {
            sending = false;
        }
        if (onTheirWay == 0 && waiting.isEmpty()) {
            empty.signalAll();
        }
    }

    private void send(OutboundMessage message) {
        String topic = message.topic().text();
        MqttMessage translated = Translation.publish(message);
        try {
            MqttPublish packet = new MqttPublish(topic, translated, translated.getProperties());
            if (packet.getHeader().length + packet.getPayload().length > packetSizeMax) {
                refuse(message, PACKET_TOO_LARGE, EvidenceWords.say().tooLarge());
                return;
            }
        } catch (IllegalArgumentException | MqttException unknownToPaho) {
            // Paho refuses noncharacters in text, and would end the connection over them later
            refuse(message, ReasonCode.UNSPECIFIED_ERROR, Evidence.words(unknownToPaho));
            return;
        }
        onTheirWay++;
        try {
            sender.send(topic, translated, new Delivery(message));
        } catch (MqttException connectionIsLost) {
            onTheirWay--;
        }
    }

    private void refuseTooMany(OutboundMessage message) {
        refuse(message, ReasonCode.QUOTA_EXCEEDED, EvidenceWords.say().tooMany(WAITING_MAX));
    }

    private void refuse(OutboundMessage message, ReasonCode reason, String why) {
        gate.tell(new PublishRefused(connection, message.topic(), reason, Optional.of(why)));
    }

    private void done() {
        lock.lock();
        try {
            onTheirWay--;
            sendWhatFits();
        } finally {
            lock.unlock();
        }
    }

    private final class Delivery implements MqttActionListener {
        private final OutboundMessage message;

        private Delivery(OutboundMessage message) {
            this.message = message;
        }

        /// Paho reports success for any PUBACK, also for one that refuses.
        @Override
        public void onSuccess(IMqttToken token) {
            for (ReasonCode reason : Evidence.reasonCodes(token)) {
                if (reason.isFailure()) {
                    gate.tell(new PublishRefused(connection, message.topic(), reason));
                }
                acknowledgements.acknowledged(message, reason);
            }
            done();
        }

        @Override
        public void onFailure(IMqttToken token, Throwable connectionIsLost) {
            done();
        }
    }
}
