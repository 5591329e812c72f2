package dev.picolight.device.paho;

import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.port.Dialer;
import dev.picolight.device.port.EventSink;
import dev.picolight.device.port.MqttConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// MQTT over sockets, by Paho. Called by one thread, like every [MqttConnection].
public final class PahoConnection implements MqttConnection {
    private static final Logger LOG = LoggerFactory.getLogger(PahoConnection.class);

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(6);

    private final ConnectSettings settings;
    private final Dialer dialer;
    private final InstantSource time;
    private final Acknowledgements acknowledgements;
    private final TlsSuspicion suspicion;
    private final List<PahoLink> links = new ArrayList<>();
    private volatile Optional<PahoLink> current = Optional.empty();

    /// @param dialer finds the Server anew for each connection
    /// @param time never goes backwards; measures how long an attempt took
    public PahoConnection(ConnectSettings settings, Dialer dialer, InstantSource time) {
        this(settings, dialer, time, Acknowledgements.NOBODY);
    }

    /// The same for somebody who wants to know of each PUBACK.
    public PahoConnection(
            ConnectSettings settings,
            Dialer dialer,
            InstantSource time,
            Acknowledgements acknowledgements) {
        this.settings = settings;
        this.dialer = dialer;
        this.time = time;
        this.acknowledgements = acknowledgements;
        this.suspicion = new TlsSuspicion(settings, dialer, time);
    }

    @Override
    public void open(long connection, boolean cleanStart, EventSink events) {
        leave(PahoLink::abandon);
        links.removeIf(PahoLink::isGone);
        PahoLink link =
                new PahoLink(
                        connection,
                        cleanStart,
                        settings,
                        dialer,
                        time,
                        events,
                        acknowledgements,
                        suspicion);
        links.add(link);
        current = Optional.of(link);
        link.open();
    }

    @Override
    public void subscribe(long connection, List<Subscription> subscriptions) {
        on(connection, link -> link.command(session -> session.subscribe(subscriptions)));
    }

    @Override
    public void unsubscribe(long connection, List<TopicFilter> filters) {
        on(connection, link -> link.command(session -> session.unsubscribe(filters)));
    }

    @Override
    public void publish(long connection, OutboundMessage message) {
        on(connection, link -> link.command(session -> session.publish(message)));
    }

    @Override
    public void ping(long connection) {
        on(connection, link -> link.command(PahoSession::ping));
    }

    @Override
    public int outgoing() {
        return current.flatMap(PahoLink::session).map(PahoSession::outgoing).orElse(0);
    }

    @Override
    public void disconnect(long connection) {
        on(connection, _ -> leave(PahoLink::disconnect));
    }

    @Override
    public void abandon(long connection) {
        on(connection, _ -> leave(PahoLink::abandon));
    }

    @Override
    public void close() {
        leave(PahoLink::abandon);
        long until = System.nanoTime() + CLOSE_LIMIT.toNanos();
        try {
            for (PahoLink link : links) {
                if (!link.awaitEnded(Duration.ofNanos(until - System.nanoTime()))) {
                    LOG.warn(
                            "the connection to the broker did not end within {} s; the program ends without waiting for it",
                            CLOSE_LIMIT.toSeconds());
                }
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private void leave(Consumer<PahoLink> how) {
        current.ifPresent(how);
        current = Optional.empty();
        suspicion.giveUp();
    }

    private void on(long connection, Consumer<PahoLink> command) {
        current.filter(link -> link.connection() == connection).ifPresent(command);
    }

    /// How many threads of Paho there are, those of past connections included.
    int threads() {
        return links.stream()
                .flatMap(link -> link.session().stream())
                .mapToInt(PahoSession::threads)
                .sum();
    }

    /// How many of Paho's naps were cut short on the present connection.
    int nudges() {
        return current.flatMap(PahoLink::session).map(PahoSession::nudges).orElse(0);
    }
}
