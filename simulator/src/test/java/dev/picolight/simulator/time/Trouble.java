package dev.picolight.simulator.time;

import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.simulator.broker.InMemoryAccess;
import dev.picolight.simulator.broker.InMemoryLink;
import dev.picolight.simulator.broker.InMemoryMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Everything that goes wrong in a [Room], at random times and overlapping; and meanwhile commands
/// from people who know nothing of it.
final class Trouble {
    private enum Kind {
        SERVER_CRASHES,
        SERVER_LOSES_ITS_FILES,
        SERVER_RESTARTS,
        SERVER_FREEZES,
        SERVER_REFUSES_TCP,
        SERVER_IS_BUSY,
        ACCESS_POINT_FAILS,
        WIFI_STUTTERS,
        WIFI_FALLS_SILENT,
        JOINING_FAILS,
        LINK_IS_SLOW
    }

    private static final InMemoryAccess BUSY =
            new InMemoryAccess() {
                @Override
                public ReasonCode connect(
                        String client, Optional<ConnectSettings.Credentials> credentials) {
                    return ReasonCode.SERVER_BUSY;
                }
            };
    private static final InMemoryAccess OPEN = new InMemoryAccess() {};
    private static final InMemoryMessage STALE_COMMAND =
            InMemoryMessage.of(Room.COMMANDS, "on").retained();

    private static final Span PAUSES = Span.ofSeconds(10, 900);
    private static final List<Span> LASTS =
            List.of(Span.ofMillis(50, 5000), Span.ofSeconds(5, 90), Span.ofSeconds(90, 1500));
    private static final Span BETWEEN_COMMANDS = Span.ofSeconds(5, 1200);
    private static final List<String> WORDS = List.of("on", "off", "開", "關", "測試訊息", "toggle");
    private static final Span SLOW = Span.ofMillis(200, 8000);

    private final Room room;
    private final RandomGenerator chance;
    private boolean slow;
    private boolean busy;

    Trouble(Room room) {
        this.room = room;
        this.chance = room.simulation.chance("trouble");
        room.server.publish(STALE_COMMAND);
    }

    /// Whether nothing is wrong at this instant.
    boolean isOver() {
        return !slow && !busy && !room.link.isCut() && room.server.isHealthy();
    }

    void plan(Duration span) {
        for (Duration at = PAUSES.draw(chance);
                at.compareTo(span) < 0;
                at = at.plus(PAUSES.draw(chance))) {
            Kind kind = Kind.values()[chance.nextInt(Kind.values().length)];
            Duration lasts = LASTS.get(chance.nextInt(LASTS.size())).draw(chance);
            room.simulation.schedule(at, () -> begin(kind, lasts));
        }
        for (Duration at = BETWEEN_COMMANDS.draw(chance);
                at.compareTo(span) < 0;
                at = at.plus(BETWEEN_COMMANDS.draw(chance))) {
            InMemoryMessage message = command();
            room.simulation.schedule(at, () -> publish(message));
        }
    }

    void end() {
        room.note("all trouble ends");
        restartServer();
        room.server.thaw();
        room.server.listen(true);
        room.server.access(OPEN);
        room.wifi.bringAccessPointBack();
        room.wifi.endSilence();
        room.wifi.failJoins(0);
        room.link.latency(InMemoryLink.QUIET);
        slow = false;
        busy = false;
    }

    private InMemoryMessage command() {
        InMemoryMessage message =
                InMemoryMessage.of(Room.COMMANDS, WORDS.get(chance.nextInt(WORDS.size())));
        return chance.nextBoolean()
                ? message
                : message.atLeastOnce().expiring(Duration.ofSeconds(60));
    }

    private void publish(InMemoryMessage message) {
        room.note("command «%s» → %s".formatted(message.text(), room.server.publish(message)));
    }

    private void begin(Kind kind, Duration lasts) {
        room.note("%s for %.1f s".formatted(kind, lasts.toMillis() / 1000.0));
        Runnable end =
                switch (kind) {
                    case SERVER_CRASHES -> {
                        room.server.crash();
                        yield this::restartServer;
                    }
                    case SERVER_LOSES_ITS_FILES -> {
                        room.server.crash();
                        room.server.loseFiles();
                        yield this::restartServer;
                    }
                    case SERVER_RESTARTS -> {
                        room.server.crash();
                        restartServer();
                        yield () -> {};
                    }
                    case SERVER_FREEZES -> {
                        room.server.freeze();
                        yield room.server::thaw;
                    }
                    case SERVER_REFUSES_TCP -> {
                        room.server.listen(false);
                        yield () -> room.server.listen(true);
                    }
                    case SERVER_IS_BUSY -> {
                        room.server.access(BUSY);
                        busy = true;
                        yield () -> {
                            room.server.access(OPEN);
                            busy = false;
                        };
                    }
                    case ACCESS_POINT_FAILS -> {
                        room.wifi.loseAccessPoint();
                        yield room.wifi::bringAccessPointBack;
                    }
                    case WIFI_STUTTERS -> {
                        room.wifi.loseAccessPoint();
                        room.wifi.bringAccessPointBack();
                        yield () -> {};
                    }
                    case WIFI_FALLS_SILENT -> {
                        room.wifi.fallSilent();
                        yield room.wifi::endSilence;
                    }
                    case JOINING_FAILS -> {
                        room.wifi.failJoins(0.7);
                        yield () -> room.wifi.failJoins(0);
                    }
                    case LINK_IS_SLOW -> {
                        room.link.latency(SLOW);
                        slow = true;
                        yield () -> {
                            room.link.latency(InMemoryLink.QUIET);
                            slow = false;
                        };
                    }
                };
        room.simulation.schedule(lasts, end);
    }

    /// A Server without files gets the stale command again, before anybody is connected.
    private void restartServer() {
        room.server.start();
        if (room.server.retained(Room.COMMANDS).isEmpty()) {
            room.server.publish(STALE_COMMAND);
        }
    }
}
