package dev.picolight.simulator.time;

import dev.picolight.led.InMemoryLed.Change;
import dev.picolight.simulator.broker.InMemoryLink;
import dev.picolight.simulator.broker.InMemoryMessage;
import dev.picolight.simulator.broker.InMemoryServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// Judges a [Room] from outside: by what the LED shows, what the network carries and what the
/// Server sees. What the device thinks of itself does not count.
final class Judge {
    enum Wrong {
        /// Two sockets of the device were open at once.
        TWO_CONNECTIONS,
        /// A socket was open although the device had been told that there is no network.
        CONNECTION_WITHOUT_NETWORK,
        /// A socket was kept open although nothing had come for far too long.
        DEAD_CONNECTION_KEPT,
        /// The device left a connection in whose whole life nothing was wrong.
        WORKING_CONNECTION_LEFT,
        /// Far too many attempts to connect.
        CONNECT_STORM,
        /// The LED changed although nobody had asked for it.
        LED_WITHOUT_COMMAND,
        /// A command did not change the LED within a second.
        DEAF,
        /// Not exactly one connection after everything has settled.
        NOT_ONE_CONNECTION,
        /// The retained status or state does not tell the truth.
        UNTRUE
    }

    /// @param evidence what was seen
    record Finding(Wrong wrong, Instant at, String evidence) {}

    /// Keep Alive 30 s, PINGRESP within 10 s, and some time for packets on their way.
    private static final Duration SILENCE_MAX = Duration.ofSeconds(45);

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int ATTEMPTS_PER_MINUTE_MAX = 12;

    /// A QoS 1 command may be sent again after several losses of the connection.
    private static final Duration COMMAND_AGE_MAX = Duration.ofMinutes(10);

    private static final Set<String> LIGHT = Set.of("on", "開", "測試訊息", "toggle");
    private static final Set<String> DARKEN = Set.of("off", "關", "toggle");

    private final Room room;
    private final List<Finding> findings = new ArrayList<>();
    private Instant lastTrouble = SimulatedTime.BEGINNING;
    private int leavesSeen;
    private int changesSeen;
    private int receivedSeen;
    private final Deque<InMemoryServer.Received> commands = new ArrayDeque<>();
    private int mostAttemptsPerMinute;

    Judge(Room room) {
        this.room = room;
        room.simulation.watch(this::look);
    }

    /// What was wrong so far. Each kind is reported once, when it was first seen.
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    int mostAttemptsPerMinute() {
        return mostAttemptsPerMinute;
    }

    /// Lets the room prove that it works, now that nothing is wrong any more.
    void examine() {
        room.server.publish(InMemoryMessage.of(Room.STATUS, "offline").retained());
        for (String word : List.of("off", "on")) {
            room.command(word);
            if (room.led.isLit() != word.equals("on")) {
                find(Wrong.DEAF, "the LED does not follow «%s»".formatted(word));
            }
        }
        int atServer = room.server.openConnections(Room.CLIENT_IDENTIFIER);
        if (atServer != 1 || room.server.tcpConnections() != 1 || room.link.openSockets() != 1) {
            find(
                    Wrong.NOT_ONE_CONNECTION,
                    "%d of this client and %d in all at the Server, %d at the device"
                            .formatted(
                                    atServer,
                                    room.server.tcpConnections(),
                                    room.link.openSockets()));
        }
        String state = room.led.isLit() ? "\"ON\"" : "\"OFF\"";
        if (!room.retained(Room.STATUS).equals("online")
                || !room.retained(Room.STATE).contains(state)) {
            find(
                    Wrong.UNTRUE,
                    "status %s, state %s, LED lit %s"
                            .formatted(
                                    room.retained(Room.STATUS),
                                    room.retained(Room.STATE),
                                    room.led.isLit()));
        }
    }

    /// Drops what was seen, but not what was found. Only when nothing is wrong: what comes later is
    /// then judged by what is seen later.
    void forgetPast() {
        noteCommands();
        room.server.forgetReceived();
        room.link.forgetPast();
        leavesSeen = 0;
        receivedSeen = 0;
    }

    private void look() {
        if (!room.trouble.isOver()) {
            lastTrouble = room.simulation.now();
        }
        lookAtSockets();
        lookAtLeaves();
        lookAtAttempts();
        lookAtLed();
    }

    private void lookAtSockets() {
        int open = room.link.openSockets();
        if (open > 1) {
            find(Wrong.TWO_CONNECTIONS, open + " sockets of the device are open");
        }
        if (open > 0 && !room.wifi.isJoined()) {
            find(Wrong.CONNECTION_WITHOUT_NETWORK, "a socket is open, Wi-Fi is not joined");
        }
        Duration silence = Duration.between(room.link.lastSignOfLife(), room.simulation.now());
        if (open > 0 && silence.compareTo(SILENCE_MAX) > 0) {
            find(Wrong.DEAD_CONNECTION_KEPT, "nothing has come for " + silence);
        }
    }

    private void lookAtLeaves() {
        List<InMemoryLink.Left> leaves = room.link.leaves();
        for (; leavesSeen < leaves.size(); leavesSeen++) {
            InMemoryLink.Left left = leaves.get(leavesSeen);
            if (left.dialled().isAfter(lastTrouble)) {
                find(
                        Wrong.WORKING_CONNECTION_LEFT,
                        "dialled at %s, the last trouble was at %s"
                                .formatted(left.dialled(), lastTrouble));
            }
        }
    }

    private void lookAtAttempts() {
        List<Instant> dials = room.link.dials();
        Instant since = room.simulation.now().minus(MINUTE);
        int attempts = 0;
        while (attempts < dials.size() && dials.get(dials.size() - 1 - attempts).isAfter(since)) {
            attempts++;
        }
        mostAttemptsPerMinute = Math.max(mostAttemptsPerMinute, attempts);
        if (attempts > ATTEMPTS_PER_MINUTE_MAX) {
            find(Wrong.CONNECT_STORM, attempts + " attempts within a minute");
        }
    }

    private void lookAtLed() {
        noteCommands();
        List<Change> changes = room.led.history();
        for (; changesSeen < changes.size(); changesSeen++) {
            Change change = changes.get(changesSeen);
            if (!wasAskedFor(change)) {
                find(Wrong.LED_WITHOUT_COMMAND, change.toString());
            }
        }
    }

    /// Each command explains one change at most, and commands explain changes in their order.
    private boolean wasAskedFor(Change change) {
        Set<String> words = change.brightness().isLit() ? LIGHT : DARKEN;
        Instant since = change.at().minus(COMMAND_AGE_MAX);
        while (!commands.isEmpty()) {
            InMemoryServer.Received oldest = commands.removeFirst();
            if (oldest.at().isAfter(since) && words.contains(oldest.message().text())) {
                return true;
            }
        }
        return false;
    }

    private void noteCommands() {
        List<InMemoryServer.Received> received = room.server.received();
        for (; receivedSeen < received.size(); receivedSeen++) {
            InMemoryServer.Received one = received.get(receivedSeen);
            if (one.message().topic().text().equals(Room.COMMANDS) && !one.message().retain()) {
                commands.addLast(one);
            }
        }
    }

    private void find(Wrong wrong, String evidence) {
        if (findings.stream().noneMatch(finding -> finding.wrong() == wrong)) {
            findings.add(new Finding(wrong, room.simulation.now(), evidence));
            room.note("JUDGE: %s: %s".formatted(wrong, evidence));
        }
    }
}
