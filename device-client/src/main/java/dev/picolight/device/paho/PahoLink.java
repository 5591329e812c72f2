package dev.picolight.device.paho;

import dev.picolight.device.diagnosis.Setback.NotReached;
import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.lifecycle.DeviceEvent.OfConnection;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.port.Dialer;
import dev.picolight.device.port.EventSink;
import dev.picolight.device.tls.TlsFailure;
import dev.picolight.device.tls.TlsHandshake;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The life of one numbered connection: dialling, a Paho client, and an end at any moment. What
/// blocks is done on virtual threads; its commands return at once.
final class PahoLink {
    private static final Logger LOG = LoggerFactory.getLogger(PahoLink.class);

    private final long connection;
    private final ConnectSettings settings;
    private final Dialer dialer;
    private final InstantSource time;
    private final EventGate gate;
    private final Acknowledgements acknowledgements;
    private final TlsSuspicion suspicion;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread opener;

    private final AtomicBoolean lastIsKnown = new AtomicBoolean();
    private final Object lock = new Object();
    private Optional<Socket> socket = Optional.empty();
    private Optional<PahoSession> session = Optional.empty();
    private boolean cut;
    private boolean ending;

    PahoLink(
            long connection,
            boolean cleanStart,
            ConnectSettings settings,
            Dialer dialer,
            InstantSource time,
            EventSink events,
            Acknowledgements acknowledgements,
            TlsSuspicion suspicion) {
        this.connection = connection;
        this.settings = settings;
        this.dialer = dialer;
        this.time = time;
        this.gate = new EventGate(events);
        this.acknowledgements = acknowledgements;
        this.suspicion = suspicion;
        this.opener =
                Thread.ofVirtual()
                        .name("mqtt open " + connection)
                        .unstarted(() -> connect(cleanStart));
    }

    long connection() {
        return connection;
    }

    void open() {
        opener.start();
    }

    /// Passes a command on, if there is somebody to do it.
    void command(Consumer<PahoSession> command) {
        try {
            session().ifPresent(command);
        } catch (NullPointerException closedMeanwhile) {
            // Paho drops its parts when it is closed, and asks them all the same (row 28). The
            // device, whose thread this is, learns of the loss by its event.
            LOG.debug("connection {}: command came too late", connection, closedMeanwhile);
        }
    }

    Optional<PahoSession> session() {
        synchronized (lock) {
            return session;
        }
    }

    /// Leaves on purpose, with DISCONNECT. No event follows.
    void disconnect() {
        gate.shut();
        if (session().isEmpty()) {
            abandon();
        } else {
            end(session -> session.leave());
        }
    }

    /// Cuts the connection at once, without DISCONNECT. No event follows.
    void abandon() {
        gate.shut();
        withNothingSentAfterwards();
        cut();
        end(_ -> {});
    }

    /// Waits until nothing is left of the connection.
    boolean awaitEnded(Duration limit) throws InterruptedException {
        return ended.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Whether it has ended and no thread of Paho is left.
    boolean isGone() {
        return ended.getCount() == 0 && session().map(PahoSession::threads).orElse(0) == 0;
    }

    private void connect(boolean cleanStart) {
        Dialling dialling = new Dialling(settings, dialer, time);
        try {
            Optional<TlsHandshake> handshake = prepare();
            switch (dialling.dial()) {
                case Dialling.Reached(Socket dialled) -> {
                    if (keep(dialled)) {
                        speak(dialling, secured(dialled, handshake), cleanStart);
                    }
                }
                case Dialling.Failed(var setback) -> last(new ConnectionLost(connection, setback));
            }
        } catch (IOException | MqttException | RuntimeException unexpected) {
            LOG.debug("connection {}: not opened", connection, unexpected);
            Trouble trouble = Evidence.trouble(unexpected, Trouble.OTHER);
            last(
                    new ConnectionLost(
                            connection,
                            dialling.failed(trouble, Evidence.words(unexpected)).setback()));
        }
    }

    /// The files of certificates are read for each connection, so that renewed ones are used.
    private Optional<TlsHandshake> prepare() throws TlsFailure {
        return settings.tls().isPresent()
                ? Optional.of(TlsHandshake.prepare(settings.tls().get(), settings.address()))
                : Optional.empty();
    }

    private Socket secured(Socket dialled, Optional<TlsHandshake> handshake) throws TlsFailure {
        return handshake.isPresent()
                ? handshake.get().over(dialled, settings.connectTimeout())
                : dialled;
    }

    private void speak(Dialling dialling, Socket dialled, boolean cleanStart)
            throws IOException, MqttException {
        PahoSession made =
                new PahoSession(
                        connection,
                        settings,
                        dialling,
                        dialled,
                        gate,
                        this::last,
                        acknowledgements);
        synchronized (lock) {
            session = Optional.of(made);
        }
        made.connect(cleanStart);
    }

    /// Remembers the socket; closes it when the connection has been given up meanwhile.
    private boolean keep(Socket dialled) {
        synchronized (lock) {
            socket = Optional.of(dialled);
            if (!cut) {
                return true;
            }
        }
        close(dialled);
        return false;
    }

    private void last(OfConnection event) {
        if (lastIsKnown.compareAndSet(false, true)) {
            if (event instanceof ConnectionLost(_, NotReached cut) && suspicion.isRaisedBy(cut)) {
                suspicion.explain(
                        cut, setback -> gate.tellLast(new ConnectionLost(connection, setback)));
            } else {
                suspicion.forget();
                gate.tellLast(event);
            }
        }
        end(_ -> {});
    }

    /// Closes by RST (SO_LINGER 0). Otherwise the system keeps sending for minutes what the Server
    /// has not taken yet, and a CONNECT that arrives late takes over the session of the next
    /// connection (§3.1.4).
    private void withNothingSentAfterwards() {
        Optional<Socket> dialled;
        synchronized (lock) {
            dialled = socket;
        }
        try {
            if (dialled.isPresent()) {
                dialled.get().setSoLinger(true, 0);
            }
        } catch (SocketException closedBefore) {
            LOG.debug("connection {}: no RST", connection, closedBefore);
        }
    }

    private void cut() {
        Optional<Socket> dialled;
        synchronized (lock) {
            cut = true;
            dialled = socket;
        }
        dialled.ifPresentOrElse(PahoLink::close, opener::interrupt);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closedAnyway) {
            LOG.debug("socket closed", closedAnyway);
        }
    }

    /// What is done before a connection is cut and freed.
    @FunctionalInterface
    private interface Farewell {
        void say(PahoSession session) throws InterruptedException;
    }

    /// Never on a thread of Paho: it would wait for itself.
    private void end(Farewell farewell) {
        synchronized (lock) {
            if (ending) {
                return;
            }
            ending = true;
        }
        Thread.ofVirtual()
                .name("mqtt end " + connection)
                .start(() -> {
                    try {
                        Optional<PahoSession> leaving = session();
                        if (leaving.isPresent()) {
                            farewell.say(leaving.get());
                        }
                        cut();
                        opener.join();
                        leaving = session();
                        if (leaving.isPresent()) {
                            leaving.get().end();
                        }
                    } catch (InterruptedException impatient) {
                        Thread.currentThread().interrupt();
                    } finally {
                        ended.countDown();
                    }
                });
    }
}
