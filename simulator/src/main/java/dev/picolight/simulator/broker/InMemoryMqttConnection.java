package dev.picolight.simulator.broker;

import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.SubscribeRefused.Refusal;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.port.EventSink;
import dev.picolight.device.port.MqttConnection;
import dev.picolight.simulator.time.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// MQTT to an [InMemoryServer], in simulated time.
public final class InMemoryMqttConnection implements MqttConnection {
    private final Simulation simulation;
    private final InMemoryLink link;
    private final ConnectSettings settings;
    private final InMemoryRoute route;
    private final Runnable told;
    private Optional<Open> current = Optional.empty();

    /// One that nothing lies in the way of but its link.
    public InMemoryMqttConnection(
            Simulation simulation, InMemoryLink link, ConnectSettings settings) {
        this(simulation, link, settings, InMemoryRoute.STRAIGHT, () -> {});
    }

    /// @param route to the Server
    /// @param told called after each event, so that whoever it is for can be woken
    public InMemoryMqttConnection(
            Simulation simulation,
            InMemoryLink link,
            ConnectSettings settings,
            InMemoryRoute route,
            Runnable told) {
        this.simulation = simulation;
        this.link = link;
        this.settings = settings;
        this.route = route;
        this.told = told;
    }

    @Override
    public void open(long connection, boolean cleanStart, EventSink events) {
        close();
        Open opened =
                new Open(
                        connection,
                        cleanStart,
                        event -> {
                            events.accept(event);
                            told.run();
                        });
        current = Optional.of(opened);
        opened.begin();
    }

    @Override
    public void subscribe(long connection, List<Subscription> subscriptions) {
        on(connection, open -> open.subscribe(subscriptions));
    }

    @Override
    public void unsubscribe(long connection, List<TopicFilter> filters) {
        on(connection, open -> open.unsubscribe(filters));
    }

    @Override
    public void publish(long connection, OutboundMessage message) {
        on(connection, open -> open.publish(message));
    }

    @Override
    public void ping(long connection) {
        on(connection, open -> open.send(new InMemoryPacket.PingReq()));
    }

    @Override
    public void disconnect(long connection) {
        on(connection, open -> open.send(new InMemoryPacket.Disconnect(ReasonCode.SUCCESS)));
        abandon(connection);
    }

    @Override
    public void abandon(long connection) {
        on(connection, Open::end);
    }

    @Override
    public void close() {
        current.ifPresent(Open::end);
    }

    private void on(long connection, Consumer<Open> command) {
        current.filter(open -> open.number == connection).ifPresent(command);
    }

    /// One connection, from SYN to its end.
    private final class Open implements InMemoryWire.Dialler {
        private final long number;
        private final boolean cleanStart;
        private final EventSink events;
        private final Instant began = simulation.now();
        private final List<Simulation.Scheduled> limits = new ArrayList<>();
        private Optional<InMemoryWire.End> socket = Optional.empty();
        private final Map<Integer, List<Subscription>> subscribing = new HashMap<>();
        private final Map<Integer, TopicName> publishing = new HashMap<>();
        private boolean accepted;
        private int lastPacketId;

        private Open(long number, boolean cleanStart, EventSink events) {
            this.number = number;
            this.cleanStart = cleanStart;
            this.events = events;
        }

        private void begin() {
            limit(settings.connectTimeout(), route.impatient(settings.address()));
            route.find(
                    settings.address(),
                    obstacle -> {
                        if (isCurrent()) {
                            obstacle.ifPresentOrElse(this::notReached, this::dial);
                        }
                    });
        }

        private void limit(Duration after, InMemoryRoute.Obstacle obstacle) {
            limits.add(simulation.schedule(after, () -> notReached(obstacle)));
        }

        private boolean isCurrent() {
            return current.filter(open -> open == this).isPresent();
        }

        private void dial() {
            route.unanswered(settings.address())
                    .ifPresent(obstacle -> limit(obstacle.after(), obstacle));
            socket = Optional.of(link.dial(this));
        }

        @Override
        public void connected() {
            endLimits();
            write(new InMemoryPacket.Connect(settings, cleanStart));
        }

        @Override
        public void refused() {
            notReached(route.refused(settings.address()));
        }

        @Override
        public void closed(String detail) {
            if (accepted) {
                lost(new Setback.Dropped(detail));
            } else {
                notReached(
                        detail.equals(InMemoryWire.RESET)
                                ? Trouble.RESET
                                : Trouble.CLOSED_BEFORE_CONNACK,
                        detail);
            }
        }

        @Override
        public void received(InMemoryPacket packet) {
            switch (packet) {
                case InMemoryPacket.ConnAck ack -> connAck(ack);
                case InMemoryPacket.SubAck ack -> subAck(ack);
                case InMemoryPacket.Publish publish -> arrived(publish);
                case InMemoryPacket.PubAck ack -> pubAck(ack);
                case InMemoryPacket.PingResp _ ->
                        events.accept(new DeviceEvent.PingAnswered(number));
                case InMemoryPacket.Disconnect disconnect ->
                        lost(Setback.Refused.connection(disconnect.reason(), Optional.empty()));
                case InMemoryPacket.UnsubAck _ -> {}
                case InMemoryPacket.Connect _,
                        InMemoryPacket.Subscribe _,
                        InMemoryPacket.Unsubscribe _,
                        InMemoryPacket.PingReq _ ->
                        throw new IllegalStateException("No Server sends " + packet);
            }
        }

        private void subscribe(List<Subscription> subscriptions) {
            subscribing.put(++lastPacketId, subscriptions);
            send(new InMemoryPacket.Subscribe(lastPacketId, subscriptions));
        }

        private void unsubscribe(List<TopicFilter> filters) {
            send(new InMemoryPacket.Unsubscribe(++lastPacketId, filters));
        }

        private void publish(OutboundMessage message) {
            int packetId = message.qos() == Qos.AT_MOST_ONCE ? 0 : ++lastPacketId;
            if (packetId > 0) {
                publishing.put(packetId, message.topic());
            }
            send(
                    new InMemoryPacket.Publish(
                            InMemoryMessage.of(message),
                            message.qos(),
                            message.retain(),
                            false,
                            packetId));
        }

        private void send(InMemoryPacket packet) {
            if (accepted) {
                write(packet);
            }
        }

        private void write(InMemoryPacket packet) {
            socket.ifPresent(it -> it.send(packet));
        }

        private void end() {
            if (isCurrent()) {
                current = Optional.empty();
            }
            endLimits();
            socket.ifPresent(it -> it.close("closed by the client"));
        }

        private void endLimits() {
            limits.forEach(Simulation.Scheduled::cancel);
            limits.clear();
        }

        private void connAck(InMemoryPacket.ConnAck ack) {
            if (ack.reason().isFailure()) {
                end();
                events.accept(
                        new DeviceEvent.ConnectRefused(number, ack.reason(), Optional.empty()));
            } else {
                accepted = true;
                events.accept(
                        new DeviceEvent.Connected(number, ack.sessionPresent(), Optional.empty()));
            }
        }

        private void subAck(InMemoryPacket.SubAck ack) {
            List<Subscription> asked =
                    Optional.ofNullable(subscribing.remove(ack.packetId())).orElseThrow();
            List<Refusal> refusals =
                    IntStream.range(0, asked.size())
                            .filter(i -> ack.reasons().get(i).isFailure())
                            .mapToObj(i -> new Refusal(asked.get(i).filter(), ack.reasons().get(i)))
                            .toList();
            events.accept(
                    refusals.isEmpty()
                            ? new DeviceEvent.Subscribed(number)
                            : new DeviceEvent.SubscribeRefused(number, refusals));
        }

        private void arrived(InMemoryPacket.Publish publish) {
            InMemoryMessage message = publish.message();
            events.accept(
                    new DeviceEvent.MessageArrived(
                            number,
                            new InboundMessage(
                                    message.topic(),
                                    message.payload(),
                                    publish.qos(),
                                    publish.retain(),
                                    publish.duplicate(),
                                    publish.packetId(),
                                    message.responseTopic(),
                                    message.correlationData(),
                                    message.expiry())));
            if (publish.qos() == Qos.AT_LEAST_ONCE) {
                write(new InMemoryPacket.PubAck(publish.packetId(), ReasonCode.SUCCESS));
            }
        }

        private void pubAck(InMemoryPacket.PubAck ack) {
            TopicName topic = Optional.ofNullable(publishing.remove(ack.packetId())).orElseThrow();
            if (ack.reason().isFailure()) {
                events.accept(new DeviceEvent.PublishRefused(number, topic, ack.reason()));
            }
        }

        private void notReached(InMemoryRoute.Obstacle obstacle) {
            route.failed(obstacle);
            notReached(obstacle.trouble(), obstacle.detail());
        }

        private void notReached(Trouble trouble, String detail) {
            Duration after = Duration.between(began, simulation.now());
            lost(new Setback.NotReached(trouble, settings.address(), after, detail));
        }

        private void lost(Setback setback) {
            end();
            events.accept(new DeviceEvent.ConnectionLost(number, setback));
        }
    }
}
