package dev.picolight.device.paho;

import static org.assertj.core.api.Assertions.fail;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.Subscription.RetainHandling;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.port.ServerSide;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Just enough of an MQTT 5 Server, over real sockets, for the contract of connections.
final class MiniServer implements ServerSide {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, MiniSession> sessions = new HashMap<>();
    private final Map<TopicFilter, ReasonCode> subscribeAnswers = new HashMap<>();
    private final Map<TopicName, ReasonCode> publishAnswers = new HashMap<>();
    private final Map<TopicName, OutboundMessage> retained = new HashMap<>();
    private final List<OutboundMessage> received = new ArrayList<>();
    private final List<MiniPeer> peers = new ArrayList<>();
    private final BrokerAddress address;
    private ReasonCode connectAnswer = ReasonCode.SUCCESS;
    private final List<Runnable> piledUp = new ArrayList<>();
    private ServerSocket listening;
    private Thread acceptor;
    private boolean frozen;

    MiniServer() {
        listening = listen(0);
        acceptor = accepting(listening);
        address = new BrokerAddress("127.0.0.1", listening.getLocalPort());
    }

    private ServerSocket listen(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private Thread accepting(ServerSocket socket) {
        return Thread.startVirtualThread(() -> acceptAll(socket));
    }

    private void acceptAll(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                MiniPeer peer = new MiniPeer(this, client);
                locked(() -> peers.add(peer));
                Thread.ofVirtual().start(peer);
            } catch (IOException stopped) {
                return;
            }
        }
    }

    @Override
    public BrokerAddress address() {
        return address;
    }

    @Override
    public void publish(OutboundMessage message, Optional<TopicName> responseTopic) {
        locked(() -> {
            Runnable forwarding = () -> forward(message, responseTopic);
            if (frozen) {
                piledUp.add(forwarding);
            } else {
                forwarding.run();
            }
        });
    }

    @Override
    public List<OutboundMessage> received() {
        lock.lock();
        try {
            return List.copyOf(received);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int connections() {
        lock.lock();
        try {
            return peers.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void answerConnect(ReasonCode reason) {
        locked(() -> connectAnswer = reason);
    }

    @Override
    public void answerSubscribe(TopicFilter filter, ReasonCode reason) {
        locked(() -> subscribeAnswers.put(filter, reason));
    }

    @Override
    public void answerPublish(TopicName topic, ReasonCode reason) {
        locked(() -> publishAnswers.put(topic, reason));
    }

    @Override
    public void takeOver() {
        locked(() -> List.copyOf(peers).forEach(MiniPeer::expel));
    }

    @Override
    public void freeze() {
        locked(() -> frozen = true);
    }

    @Override
    public void thaw() {
        locked(() -> {
            frozen = false;
            piledUp.forEach(Runnable::run);
            piledUp.clear();
        });
    }

    @Override
    public void stop() {
        try {
            listening.close();
            acceptor.join(); // before, the port is not free
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
        locked(() -> {
            frozen = false;
            List.copyOf(peers).forEach(MiniPeer::kill);
        });
    }

    @Override
    public void start() {
        listening = listen(address.port());
        acceptor = accepting(listening);
    }

    @Override
    public void passUntil(String what, BooleanSupplier isSo) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!isSo.getAsBoolean()) {
            lock.lock();
            try {
                if (System.nanoTime() > until) {
                    fail("not within %s: %s".formatted(PATIENCE, what));
                }
                // what is waited for may be on the other side, of which nobody tells here
                var _ = changed.await(5, TimeUnit.MILLISECONDS);
            } catch (InterruptedException ended) {
                fail("interrupted while waiting for: " + what, ended);
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public void close() {
        stop();
    }

    // ------------------------------------------------------------ for peers, with the lock held

    void awaitThaw() throws InterruptedException {
        while (frozen) {
            changed.await();
        }
    }

    ReasonCode connectAnswer() {
        return connectAnswer;
    }

    ReasonCode subscribeAnswer(TopicFilter filter) {
        return subscribeAnswers.getOrDefault(filter, new ReasonCode(1));
    }

    ReasonCode publishAnswer(TopicName topic) {
        return publishAnswers.getOrDefault(topic, ReasonCode.SUCCESS);
    }

    Optional<MiniSession> session(String clientIdentifier) {
        return Optional.ofNullable(sessions.get(clientIdentifier));
    }

    MiniSession newSession(String clientIdentifier) {
        MiniSession session = new MiniSession();
        sessions.put(clientIdentifier, session);
        return session;
    }

    void subscribe(MiniSession session, Subscription subscription) {
        session.subscribe(subscription);
        if (subscription.retainHandling() != RetainHandling.DO_NOT_SEND) {
            retained.values().forEach(message -> session.offer(message, Optional.empty()));
        }
    }

    void take(OutboundMessage message) {
        received.add(message);
        forward(message, Optional.empty());
    }

    void gone(MiniPeer peer) {
        peers.remove(peer);
    }

    private void forward(OutboundMessage message, Optional<TopicName> responseTopic) {
        if (message.retain()) {
            retained.put(message.topic(), message);
        }
        sessions.values().forEach(session -> session.offer(message, responseTopic));
    }

    void locked(Runnable deed) {
        lock.lock();
        try {
            deed.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
