package dev.picolight.simulator.broker;

import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The Server's side of one connection: answers each packet as the standard asks.
final class InMemoryPeer implements InMemoryWire.Holder {
    private static final ReasonCode GRANTED_QOS_1 = new ReasonCode(0x01);
    private static final ReasonCode NO_SUBSCRIPTION_EXISTED = new ReasonCode(0x11);
    private static final ReasonCode QOS_NOT_SUPPORTED = new ReasonCode(0x9B);

    private static final Duration CONNECT_WITHIN = Duration.ofMinutes(1);

    private final InMemoryServer server;
    private final InMemoryWire.End end;
    private Optional<InMemorySession> session = Optional.empty();
    private Instant lastHeard;

    InMemoryPeer(InMemoryServer server, InMemoryWire.End end) {
        this.server = server;
        this.end = end;
        this.lastHeard = server.now();
        server.later(
                CONNECT_WITHIN,
                () -> {
                    if (!isOnline()) {
                        drop();
                    }
                });
    }

    /// Whether CONNECT was accepted and the connection still stands for the Server.
    boolean isOnline() {
        return session.isPresent();
    }

    Optional<String> clientIdentifier() {
        return session.map(InMemorySession::clientIdentifier);
    }

    void send(InMemoryPacket packet) {
        end.send(packet);
    }

    @Override
    public void received(InMemoryPacket packet) {
        server.whenAwake(() -> {
            lastHeard = server.now();
            if (server.holds(this)) {
                handle(packet);
            }
        });
    }

    @Override
    public void closed(String detail) {
        server.whenAwake(this::drop);
    }

    /// Ends the connection with DISCONNECT and this Reason Code.
    void dismiss(ReasonCode reason) {
        send(new InMemoryPacket.Disconnect(reason));
        drop();
    }

    /// Ends the connection without a word, as a dying process does.
    void reset() {
        session = Optional.empty();
        end.close(InMemoryWire.RESET);
    }

    private void drop() {
        server.release(this);
        end.close("closed by the Server");
        Optional<InMemorySession> lost = session;
        session = Optional.empty();
        lost.ifPresent(s -> server.sessions().lost(s));
    }

    private void handle(InMemoryPacket packet) {
        if (packet instanceof InMemoryPacket.Connect connect && !isOnline()) {
            connect(connect);
            return;
        }
        session.ifPresentOrElse(s -> handle(packet, s), () -> dismiss(ReasonCode.PROTOCOL_ERROR));
    }

    private void handle(InMemoryPacket packet, InMemorySession mine) {
        switch (packet) {
            case InMemoryPacket.Subscribe subscribe -> subscribe(subscribe, mine);
            case InMemoryPacket.Unsubscribe unsubscribe -> unsubscribe(unsubscribe, mine);
            case InMemoryPacket.Publish publish -> publish(publish, mine);
            case InMemoryPacket.PubAck ack -> mine.acknowledged(ack.packetId());
            case InMemoryPacket.PingReq _ -> send(new InMemoryPacket.PingResp());
            case InMemoryPacket.Disconnect _ -> {
                server.release(this);
                end.close("closed after DISCONNECT");
                session = Optional.empty();
                server.sessions().left(mine);
            }
            case InMemoryPacket.Connect _,
                    InMemoryPacket.ConnAck _,
                    InMemoryPacket.SubAck _,
                    InMemoryPacket.UnsubAck _,
                    InMemoryPacket.PingResp _ ->
                    dismiss(ReasonCode.PROTOCOL_ERROR);
        }
    }

    private void connect(InMemoryPacket.Connect connect) {
        ConnectSettings client = connect.settings();
        ReasonCode reason =
                server.access().connect(client.clientIdentifier(), client.credentials());
        if (reason.isFailure()) {
            send(new InMemoryPacket.ConnAck(reason, false));
            drop();
            return;
        }
        boolean present = server.sessions().prepare(connect);
        send(new InMemoryPacket.ConnAck(ReasonCode.SUCCESS, present));
        session = Optional.of(server.sessions().enter(client, this, server.now()));
        if (client.keepAlive().isPositive()) {
            superviseKeepAlive(client.keepAlive().multipliedBy(3).dividedBy(2));
        }
    }

    /// A client that is silent for one and a half times its Keep Alive has vanished (§3.1.2.10).
    private void superviseKeepAlive(Duration longestSilence) {
        Duration left = longestSilence.minus(Duration.between(lastHeard, server.now()));
        if (left.isPositive()) {
            server.later(
                    left,
                    () -> {
                        if (isOnline()) {
                            superviseKeepAlive(longestSilence);
                        }
                    });
        } else {
            dismiss(ReasonCode.KEEP_ALIVE_TIMEOUT);
        }
    }

    private void subscribe(InMemoryPacket.Subscribe subscribe, InMemorySession mine) {
        List<ReasonCode> reasons = new ArrayList<>();
        List<Runnable> afterSubAck = new ArrayList<>();
        for (Subscription asked : subscribe.subscriptions()) {
            ReasonCode reason = server.access().subscribe(mine.clientIdentifier(), asked.filter());
            if (reason.isFailure()) {
                reasons.add(reason);
                continue;
            }
            Subscription granted = upToQos1(asked);
            reasons.add(
                    granted.maximumQos() == Qos.AT_MOST_ONCE ? ReasonCode.SUCCESS : GRANTED_QOS_1);
            boolean isNew = mine.subscribe(granted);
            if (wantsRetained(granted, isNew)) {
                afterSubAck.add(() -> sendRetained(granted, mine));
            }
        }
        send(new InMemoryPacket.SubAck(subscribe.packetId(), reasons));
        afterSubAck.forEach(Runnable::run);
    }

    private void unsubscribe(InMemoryPacket.Unsubscribe unsubscribe, InMemorySession mine) {
        send(
                new InMemoryPacket.UnsubAck(
                        unsubscribe.packetId(),
                        unsubscribe.filters().stream()
                                .map(filter ->
                                        mine.unsubscribe(filter)
                                                ? ReasonCode.SUCCESS
                                                : NO_SUBSCRIPTION_EXISTED)
                                .toList()));
    }

    private static Subscription upToQos1(Subscription asked) {
        return asked.maximumQos() == Qos.EXACTLY_ONCE
                ? new Subscription(
                        asked.filter(),
                        Qos.AT_LEAST_ONCE,
                        asked.noLocal(),
                        asked.retainAsPublished(),
                        asked.retainHandling())
                : asked;
    }

    private static boolean wantsRetained(Subscription subscription, boolean isNew) {
        return switch (subscription.retainHandling()) {
            case SEND -> true;
            case SEND_IF_NEW -> isNew;
            case DO_NOT_SEND -> false;
        };
    }

    private void sendRetained(Subscription granted, InMemorySession mine) {
        server.retainedMatching(granted.filter()).stream()
                .filter(m -> server.access().mayReceive(mine.clientIdentifier(), m.topic()))
                .forEach(m -> mine.deliverRetained(m, granted, server.now()));
    }

    private void publish(InMemoryPacket.Publish publish, InMemorySession mine) {
        if (publish.qos() == Qos.EXACTLY_ONCE) {
            dismiss(QOS_NOT_SUPPORTED);
            return;
        }
        ReasonCode reason = server.publishFrom(mine.clientIdentifier(), publish.message());
        if (publish.qos() == Qos.AT_LEAST_ONCE) {
            send(new InMemoryPacket.PubAck(publish.packetId(), reason));
        }
    }
}
