package dev.picolight.device.paho;

import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One client of [MiniServer]: reads its packets, and answers each.
final class MiniPeer implements Runnable {
    private final MiniServer server;
    private final Socket socket;
    private Optional<MiniSession> session = Optional.empty();
    private Optional<OutboundMessage> will = Optional.empty();

    MiniPeer(MiniServer server, Socket socket) {
        this.server = server;
        this.socket = socket;
    }

    @Override
    public void run() {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                Packet packet = Packet.read(in);
                server.lock.lockInterruptibly();
                try {
                    server.awaitThaw();
                } finally {
                    server.lock.unlock();
                }
                server.locked(() -> handle(packet));
            }
        } catch (IOException | InterruptedException ended) {
            server.locked(this::gone);
        }
    }

    /// With the server's lock held, like all that follows.
    private void handle(Packet packet) {
        Packet.Fields fields = packet.fields();
        switch (packet.type()) {
            case Packet.CONNECT -> connect(fields);
            case Packet.PUBLISH -> publish(packet.flags(), fields);
            case Packet.PUBACK -> session.orElseThrow().acknowledged(fields.twoBytes());
            case Packet.SUBSCRIBE -> subscribe(fields);
            case Packet.UNSUBSCRIBE -> unsubscribe(fields);
            case Packet.PINGREQ -> send(Packets.pingresp());
            case Packet.DISCONNECT -> {
                will = Optional.empty();
                hangUp();
            }
            default -> throw new IllegalStateException("unexpected " + packet);
        }
    }

    private void connect(Packet.Fields fields) {
        fields.text();
        fields.oneByte();
        int flags = fields.oneByte();
        fields.twoBytes();
        fields.properties();
        String clientIdentifier = fields.text();
        if (server.connectAnswer().isFailure()) {
            send(Packets.connack(false, server.connectAnswer()));
            hangUp();
            return;
        }
        if ((flags & 4) != 0) {
            fields.properties();
            will =
                    Optional.of(
                            new OutboundMessage(
                                    new TopicName(fields.text()),
                                    Payload.of(fields.binary()),
                                    Packets.qos(flags >> 3 & 3),
                                    (flags & 0x20) != 0,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty()));
        }
        Optional<MiniSession> known = server.session(clientIdentifier);
        known.flatMap(MiniSession::peer).ifPresent(MiniPeer::expel);
        boolean resumed = known.isPresent() && (flags & 2) == 0;
        MiniSession mine = resumed ? known.get() : server.newSession(clientIdentifier);
        session = Optional.of(mine);
        send(Packets.connack(resumed, ReasonCode.SUCCESS, Packets.twoBytes(0x22, 10)));
        mine.attach(this);
    }

    private void publish(int flags, Packet.Fields fields) {
        TopicName topic = new TopicName(fields.text());
        int packetId = (flags & 6) == 0 ? 0 : fields.twoBytes();
        Map<Integer, byte[]> properties = fields.properties();
        ReasonCode answer = server.publishAnswer(topic);
        if (!answer.isFailure()) {
            server.take(
                    new OutboundMessage(
                            topic,
                            Payload.of(fields.rest()),
                            Packets.qos(flags >> 1 & 3),
                            (flags & 1) == 1,
                            Optional.ofNullable(properties.get(0x02))
                                    .map(Packet::number)
                                    .map(Duration::ofSeconds),
                            Optional.ofNullable(properties.get(0x03))
                                    .map(utf8 -> new String(utf8, StandardCharsets.UTF_8)),
                            Optional.ofNullable(properties.get(0x09)).map(Payload::of)));
        }
        if (packetId > 0) {
            send(Packets.puback(packetId, answer));
        }
    }

    private void subscribe(Packet.Fields fields) {
        int packetId = fields.twoBytes();
        fields.properties();
        List<Integer> codes = new ArrayList<>();
        List<Subscription> granted = new ArrayList<>();
        while (fields.hasMore()) {
            TopicFilter filter = new TopicFilter(fields.text());
            int options = fields.oneByte();
            ReasonCode answer = server.subscribeAnswer(filter);
            codes.add(answer.value());
            if (!answer.isFailure()) {
                granted.add(
                        new Subscription(
                                filter,
                                Packets.qos(options & 3),
                                (options & 4) != 0,
                                (options & 8) != 0,
                                Packets.retainHandling(options >> 4)));
            }
        }
        send(Packets.suback(packetId, codes));
        granted.forEach(each -> server.subscribe(session.orElseThrow(), each));
    }

    private void unsubscribe(Packet.Fields fields) {
        int packetId = fields.twoBytes();
        fields.properties();
        List<Integer> codes = new ArrayList<>();
        while (fields.hasMore()) {
            boolean existed = session.orElseThrow().unsubscribe(new TopicFilter(fields.text()));
            codes.add(existed ? 0x00 : 0x11);
        }
        send(Packets.unsuback(packetId, codes));
    }

    void send(byte[] packet) {
        try {
            socket.getOutputStream().write(packet);
        } catch (IOException gone) {
            hangUp();
        }
    }

    /// Another client has the Client Identifier now.
    void expel() {
        send(Packets.disconnect(ReasonCode.SESSION_TAKEN_OVER));
        hangUp();
    }

    /// The Server dies: no Will Message is published any more.
    void kill() {
        will = Optional.empty();
        hangUp();
    }

    private void hangUp() {
        gone();
        try {
            socket.close();
        } catch (IOException closedAnyway) {
            throw new UncheckedIOException(closedAnyway);
        }
    }

    private void gone() {
        session.ifPresent(present -> present.detach(this));
        session = Optional.empty();
        will.ifPresent(server::take);
        will = Optional.empty();
        server.gone(this);
    }
}
