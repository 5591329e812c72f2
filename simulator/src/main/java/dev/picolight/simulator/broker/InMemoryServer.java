package dev.picolight.simulator.broker;

import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.simulator.time.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// An MQTT 5 Server for simulated time: it keeps to the standard, and fails when told to.
///
/// It knows QoS 0 and 1, sessions, expiry, Will Messages and retained messages. Left out, because
/// no device here needs them: QoS 2, topic aliases, shared subscriptions, flow control. A client
/// comes in by an [InMemoryLink]; [#publish] speaks for any other client.
public final class InMemoryServer {
    /// The Client Identifier under which [#publish] is logged.
    public static final String OUTSIDE = "(outside)";

    /// One PUBLISH that the Server took, Will Messages included.
    ///
    /// @param from the Client Identifier of the publisher
    public record Received(Instant at, String from, InMemoryMessage message) {}

    private final Simulation simulation;
    private final InMemorySessions sessions = new InMemorySessions(this);
    private final InMemoryRetained retained = new InMemoryRetained();
    private final Set<InMemoryPeer> peers = new LinkedHashSet<>();
    private final List<Runnable> backlog = new ArrayList<>();
    private final List<Received> received = new ArrayList<>();
    private InMemoryAccess access = new InMemoryAccess() {};
    private final List<Consumer<Received>> watchers = new ArrayList<>();
    private boolean remembering = true;
    private boolean running = true;
    private boolean listening = true;
    private boolean frozen;

    public InMemoryServer(Simulation simulation) {
        this.simulation = simulation;
    }

    /// Dies: every connection is reset, and TCP is refused until [#start]. Sessions and retained
    /// messages are in its files and stay.
    public void crash() {
        running = false;
        frozen = false;
        backlog.clear();
        List<InMemoryPeer> open = List.copyOf(peers);
        peers.clear();
        open.forEach(InMemoryPeer::reset);
        sessions.crash();
    }

    /// Loses its files, and with them all sessions and retained messages.
    ///
    /// @throws IllegalStateException while it runs
    public void loseFiles() {
        if (running) {
            throw new IllegalStateException("A Server that runs keeps its files: crash it first");
        }
        sessions.clear();
        retained.clear();
    }

    /// Runs again after [#crash].
    public void start() {
        running = true;
    }

    /// Stands still, as by SIGSTOP: TCP connections come about, but nothing is answered.
    public void freeze() {
        frozen = true;
    }

    /// Goes on after [#freeze], and does first what has piled up.
    public void thaw() {
        frozen = false;
        while (!frozen && !backlog.isEmpty()) {
            backlog.removeFirst().run();
        }
    }

    /// Whether TCP connections are taken while it runs. Existing ones are not touched.
    public void listen(boolean wanted) {
        listening = wanted;
    }

    /// Whether it runs, listens and answers.
    public boolean isHealthy() {
        return isListening() && !frozen;
    }

    /// Who may do what from now on.
    public void access(InMemoryAccess rules) {
        access = rules;
    }

    /// Publishes as a client that has nothing to do with any device.
    ///
    /// @return the Reason Code of PUBACK, 0x10 when nobody has subscribed (§3.4.2.1); empty when
    ///   the Server does not answer
    public Optional<ReasonCode> publish(InMemoryMessage message) {
        if (running && frozen) {
            whenAwake(() -> publishFrom(OUTSIDE, message));
        }
        return running && !frozen ? Optional.of(publishFrom(OUTSIDE, message)) : Optional.empty();
    }

    /// Publishes a plain QoS 0 message.
    public Optional<ReasonCode> publish(String topic, String text) {
        return publish(InMemoryMessage.of(topic, text));
    }

    /// How many connections with this Client Identifier the Server believes to be open.
    public int openConnections(String clientIdentifier) {
        return (int)
                peers.stream()
                        .flatMap(peer -> peer.clientIdentifier().stream())
                        .filter(clientIdentifier::equals)
                        .count();
    }

    /// How many TCP connections the Server holds, those without an accepted CONNECT included.
    public int tcpConnections() {
        return peers.size();
    }

    /// Whether the Server remembers a session of this client.
    public boolean hasSession(String clientIdentifier) {
        return sessions.all().stream()
                .anyMatch(session -> session.clientIdentifier().equals(clientIdentifier));
    }

    /// The retained message on this topic, with what is left of its expiry.
    public Optional<InMemoryMessage> retained(String topic) {
        return retained.on(new TopicName(topic), now());
    }

    /// Every PUBLISH so far, the oldest first; grows until [#forgetReceived].
    public List<Received> received() {
        return Collections.unmodifiableList(received);
    }

    /// Keeps nothing in [#received] from now on.
    public void rememberNothing() {
        remembering = false;
        received.clear();
    }

    /// Tells this listener of every PUBLISH that the Server takes.
    public void watch(Consumer<Received> listener) {
        watchers.add(listener);
    }

    /// Begins [#received] anew, for simulations that are longer than the memory for it.
    public void forgetReceived() {
        received.clear();
    }

    Instant now() {
        return simulation.now();
    }

    boolean isListening() {
        return running && listening;
    }

    InMemoryWire.Holder accept(InMemoryWire.End end) {
        InMemoryPeer peer = new InMemoryPeer(this, end);
        peers.add(peer);
        return peer;
    }

    boolean holds(InMemoryPeer peer) {
        return peers.contains(peer);
    }

    void release(InMemoryPeer peer) {
        peers.remove(peer);
    }

    InMemoryAccess access() {
        return access;
    }

    InMemorySessions sessions() {
        return sessions;
    }

    /// The retained messages on these topics, with what is left of their expiry.
    public List<InMemoryMessage> retainedMatching(TopicFilter filter) {
        return retained.matching(filter, now());
    }

    /// Does this now, or when the Server is thawed.
    void whenAwake(Runnable deed) {
        if (frozen) {
            backlog.add(deed);
        } else {
            deed.run();
        }
    }

    void later(Duration after, Runnable deed) {
        simulation.schedule(after, () -> whenAwake(deed));
    }

    /// Takes a PUBLISH: refuses it, or stores and forwards it.
    ///
    /// @return the Reason Code of PUBACK
    ReasonCode publishFrom(String clientIdentifier, InMemoryMessage message) {
        ReasonCode allowed = access.publish(clientIdentifier, message.topic());
        if (allowed.isFailure()) {
            return allowed;
        }
        Received taken = new Received(now(), clientIdentifier, message);
        if (remembering) {
            received.add(taken);
        }
        watchers.forEach(watcher -> watcher.accept(taken));
        if (message.retain()) {
            retained.store(message, now());
        }
        boolean matched = false;
        for (InMemorySession session : sessions.all()) {
            if (access.mayReceive(session.clientIdentifier(), message.topic())) {
                matched |= session.offer(clientIdentifier, message, now());
            }
        }
        return matched ? ReasonCode.SUCCESS : ReasonCode.NO_MATCHING_SUBSCRIBERS;
    }
}
