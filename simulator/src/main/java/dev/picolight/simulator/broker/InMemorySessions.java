package dev.picolight.simulator.broker;

import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.WillMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All sessions of the Server: how they begin, wait for their client, and end with their Will
/// Message.
final class InMemorySessions {
    /// Stands for one time that a client is away; what is planned for it is void afterwards.
    private static final class Absence {}

    private final InMemoryServer server;
    private final Map<String, InMemorySession> sessions = new LinkedHashMap<>();
    private final Map<InMemorySession, ConnectSettings> settings = new HashMap<>();
    private final Map<InMemorySession, WillMessage> wills = new HashMap<>();
    private final Map<InMemorySession, Absence> absences = new HashMap<>();

    InMemorySessions(InMemoryServer server) {
        this.server = server;
    }

    List<InMemorySession> all() {
        return List.copyOf(sessions.values());
    }

    /// Makes room for a client that connects (§3.1.4): an older connection of the same Client
    /// Identifier is closed, and with Clean Start the older session ends.
    ///
    /// @return whether a session is there to be resumed
    boolean prepare(InMemoryPacket.Connect connect) {
        String clientIdentifier = connect.settings().clientIdentifier();
        find(clientIdentifier)
                .flatMap(InMemorySession::peer)
                .ifPresent(older -> older.dismiss(ReasonCode.SESSION_TAKEN_OVER));
        if (connect.cleanStart()) {
            find(clientIdentifier).ifPresent(this::end);
        }
        return sessions.containsKey(clientIdentifier);
    }

    /// Begins or resumes the session of a client whose CONNECT was accepted.
    InMemorySession enter(ConnectSettings client, InMemoryPeer peer, Instant now) {
        InMemorySession session =
                sessions.computeIfAbsent(client.clientIdentifier(), InMemorySession::new);
        absences.remove(session);
        settings.put(session, client);
        wills.remove(session);
        client.will().ifPresent(will -> wills.put(session, will));
        session.resume(peer, now);
        return session;
    }

    /// The client has left with DISCONNECT and Reason Code 0x00: no Will Message (§3.14.4).
    void left(InMemorySession session) {
        wills.remove(session);
        lost(session);
    }

    /// The connection has ended. The Will Message waits for its delay or the session's end,
    /// whichever comes first (§3.1.3.2.2).
    void lost(InMemorySession session) {
        session.pause();
        Absence absence = new Absence();
        absences.put(session, absence);
        Duration expiry = settings(session).sessionExpiry();
        Duration delay =
                Optional.ofNullable(wills.get(session))
                        .map(WillMessage::delay)
                        .orElse(Duration.ZERO);
        if (expiry.isPositive()) {
            whenStillAway(session, absence, delay, () -> publishWill(session));
            whenStillAway(session, absence, expiry, () -> end(session));
        } else {
            end(session);
        }
    }

    /// The Server's process has died: sessions begin to expire anew, and Will Messages are lost,
    /// because they are not kept in its files.
    void crash() {
        wills.clear();
        all().forEach(this::lost);
    }

    /// The Server's files are lost.
    void clear() {
        absences.clear();
        wills.clear();
        settings.clear();
        sessions.clear();
    }

    private void whenStillAway(
            InMemorySession session, Absence absence, Duration after, Runnable deed) {
        Runnable unlessBack =
                () -> {
                    if (absences.get(session) == absence) {
                        deed.run();
                    }
                };
        if (after.isPositive()) {
            server.later(after, unlessBack);
        } else {
            unlessBack.run();
        }
    }

    private Optional<InMemorySession> find(String clientIdentifier) {
        return Optional.ofNullable(sessions.get(clientIdentifier));
    }

    private ConnectSettings settings(InMemorySession session) {
        return Optional.ofNullable(settings.get(session)).orElseThrow();
    }

    private void end(InMemorySession session) {
        absences.remove(session);
        publishWill(session);
        settings.remove(session);
        sessions.remove(session.clientIdentifier());
    }

    private void publishWill(InMemorySession session) {
        Optional.ofNullable(wills.remove(session))
                .ifPresent(will ->
                        server.publishFrom(session.clientIdentifier(), InMemoryMessage.of(will)));
    }
}
