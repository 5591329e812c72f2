package dev.picolight.simulator.broker;

import dev.picolight.simulator.lan.Tap;
import dev.picolight.simulator.time.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/// One TCP connection over an [InMemoryLink]: packets arrive in order or not at all.
///
/// While the link is cut, what is underway is held, as TCP does, and nobody is told. TCP itself
/// gives up only after about a quarter of an hour, later than any deadline of MQTT, so that is left
/// out.
final class InMemoryWire {
    /// Who holds an end of it.
    interface Holder {
        void received(InMemoryPacket packet);

        /// The other side has closed it. Not called after the own [End#close].
        void closed(String detail);
    }

    /// The device's end, told also when the connection stands.
    interface Dialler extends Holder {
        void connected();

        void refused();
    }

    /// How long TCP goes on sending for a socket that its program has closed.
    private static final Duration ORPHAN_MAX = Duration.ofSeconds(100);

    /// What the other side is told of RST.
    static final String RESET = "connection reset";

    private final Simulation simulation;
    private final InMemoryLink link;
    private final long number;
    private final Way toServer = new Way();
    private final Way toDevice = new Way();
    private final End device;
    private final End server;
    private final Instant dialled;
    private boolean stands;
    private boolean vanished;

    private InMemoryWire(
            Simulation simulation,
            InMemoryLink link,
            long number,
            Dialler dialler,
            InMemoryServer listener) {
        this.simulation = simulation;
        this.link = link;
        this.number = number;
        this.dialled = simulation.now();
        this.device = new End(toServer, dialler);
        this.server = new End(toDevice, dialler);
        device.open = true;
        toServer.carry(() -> synArrived(dialler, listener));
    }

    /// Sends SYN. [Dialler#connected] or [Dialler#refused] follows, or nothing when it is lost.
    static InMemoryWire dial(
            Simulation simulation,
            InMemoryLink link,
            long number,
            Dialler dialler,
            InMemoryServer listener) {
        return new InMemoryWire(simulation, link, number, dialler, listener);
    }

    End device() {
        return device;
    }

    Instant dialled() {
        return dialled;
    }

    boolean isServerEndOpen() {
        return server.open;
    }

    /// Sends again what was held while the link was cut.
    void retransmit(Duration after) {
        toServer.retransmit(after);
        toDevice.retransmit(after);
    }

    private void synArrived(Dialler dialler, InMemoryServer listener) {
        if (!device.open) {
            return;
        }
        if (!listener.isListening() || link.isRefusing()) {
            toDevice.carry(() -> {
                if (device.shut()) {
                    link.tap().changed(number, Tap.Kind.REFUSED);
                    dialler.refused();
                }
            });
            return;
        }
        server.open = true;
        server.holder = listener.accept(server);
        toDevice.carry(() -> {
            if (device.open) {
                stands = true;
                link.tap().changed(number, Tap.Kind.OPENED);
                dialler.connected();
            }
        });
    }

    /// Something on the way ends the connection: both ends learn it at once.
    void breakOff(Tap.Kind kind) {
        String detail = kind == Tap.Kind.RESET ? RESET : "closed on the way";
        ended(kind);
        server.closedByOther(detail);
        device.closedByOther(detail);
    }

    /// The device's end is gone without a word.
    void vanish() {
        ended(Tap.Kind.CLOSED_BY_BOARD);
        vanished = true;
        device.shut();
        toServer.underway.clear();
        toServer.held = 0;
    }

    /// Told once, and only of a connection that stood.
    private void ended(Tap.Kind kind) {
        if (stands) {
            stands = false;
            link.tap().changed(number, kind);
        }
    }

    /// One end of the connection.
    final class End {
        private final Way away;
        private Holder holder;
        private boolean open;

        private End(Way away, Holder holder) {
            this.away = away;
            this.holder = holder;
        }

        boolean isOpen() {
            return open;
        }

        /// Sends a packet; nothing happens when this end is closed.
        void send(InMemoryPacket packet) {
            if (open) {
                away.carry(() -> other().receive(packet));
            }
        }

        /// Closes this end. What was sent before still arrives; then the other side learns it.
        ///
        /// @param detail what the other side is told about the reason
        void close(String detail) {
            boolean leaves = this == device && server.open;
            if (shut()) {
                ended(
                        this == device
                                ? Tap.Kind.CLOSED_BY_BOARD
                                : detail.equals(RESET)
                                        ? Tap.Kind.RESET
                                        : Tap.Kind.CLOSED_BY_BROKER);
                away.carry(() -> other().closedByOther(detail));
                if (leaves) {
                    link.left(InMemoryWire.this);
                }
            }
        }

        private boolean shut() {
            boolean was = open;
            if (was) {
                open = false;
                away.orphanedAt = simulation.now();
                link.closed(InMemoryWire.this);
            }
            return was;
        }

        private End other() {
            return this == device ? server : device;
        }

        private void receive(InMemoryPacket packet) {
            if (open) {
                link.arrived(number, this == device, packet);
                holder.received(packet);
            } else if (this == device && vanished) {
                toServer.carry(() -> server.closedByOther(RESET));
            }
        }

        private void closedByOther(String detail) {
            if (shut()) {
                holder.closed(detail);
            }
        }
    }

    /// One direction.
    private final class Way {
        private final Queue<Runnable> underway = new ArrayDeque<>();
        private Instant lastArrival = Instant.MIN;
        private Instant orphanedAt = Instant.MAX;
        private int held;

        void carry(Runnable arrival) {
            underway.add(arrival);
            if (held > 0) {
                held++;
            } else {
                arriveAfter(link.latency());
            }
        }

        void retransmit(Duration after) {
            Instant again = simulation.now().plus(after);
            if (orphanedAt.isBefore(again.minus(ORPHAN_MAX))) {
                underway.clear();
                held = 0;
            }
            for (; held > 0; held--) {
                arriveAfter(after);
            }
        }

        private void arriveAfter(Duration latency) {
            Instant soonest = simulation.now().plus(latency);
            lastArrival = soonest.isAfter(lastArrival) ? soonest : lastArrival;
            simulation.schedule(Duration.between(simulation.now(), lastArrival), this::arrive);
        }

        private void arrive() {
            if (link.isCut()) {
                held++;
            } else {
                Optional.ofNullable(underway.poll()).ifPresent(Runnable::run);
            }
        }
    }
}
