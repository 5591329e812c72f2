package dev.picolight.simulator.broker;

import dev.picolight.simulator.lan.Tap;
import dev.picolight.simulator.time.Simulation;
import dev.picolight.simulator.time.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// The way between one device and the [InMemoryServer]: slow, fast, or silently cut. Also the place
/// from which to watch what the device really does on the network.
public final class InMemoryLink {
    /// How long packets take in a quiet home network.
    public static final Span QUIET = Span.ofMillis(1, 15);

    /// TCP doubles its wait for a sign of life up to this.
    private static final Duration RETRANSMISSION_MAX = Duration.ofMinutes(2);

    /// A connection that the device has closed although the Server held it.
    ///
    /// @param dialled when the device began to connect
    /// @param at when it closed its socket
    public record Left(Instant dialled, Instant at) {}

    private final Simulation simulation;
    private final InMemoryServer server;
    private final RandomGenerator chance;
    private final Set<InMemoryWire> wires = new LinkedHashSet<>();
    private final List<Instant> dials = new ArrayList<>();
    private final List<Left> leaves = new ArrayList<>();
    private Span latency = QUIET;
    private boolean cut;
    private Instant cutAt = Instant.MIN;
    private Instant lastSignOfLife;
    private Optional<Consumer<String>> tracer = Optional.empty();
    private InMemoryTap tap = InMemoryTap.NONE;
    private boolean refusing;
    private boolean remembering = true;
    private long connections;

    /// @param name distinguishes the links of one simulation; its latency depends on it
    public InMemoryLink(Simulation simulation, InMemoryServer server, String name) {
        this.simulation = simulation;
        this.server = server;
        this.chance = simulation.chance("link " + name);
        this.lastSignOfLife = simulation.now();
    }

    /// Loses every packet from now on, in both directions, without telling anybody.
    public void cut() {
        if (!cut) {
            cut = true;
            cutAt = simulation.now();
        }
    }

    /// Lets packets pass again. TCP notices when it tries again, which takes about as long as the
    /// link was cut, at most two minutes. A new connection goes through at once.
    public void mend() {
        if (cut) {
            cut = false;
            Duration away = Duration.between(cutAt, simulation.now());
            Duration longest = away.compareTo(RETRANSMISSION_MAX) < 0 ? away : RETRANSMISSION_MAX;
            Span wait = new Span(Duration.ZERO, longest);
            List.copyOf(wires).forEach(wire -> wire.retransmit(wait.draw(chance)));
        }
    }

    /// Whether packets are lost.
    public boolean isCut() {
        return cut;
    }

    /// How long packets take from now on.
    public void latency(Span oneWay) {
        latency = oneWay;
    }

    /// How many sockets the device holds open at this instant, those that are still dialling
    /// included.
    public int openSockets() {
        return (int) wires.stream().filter(wire -> wire.device().isOpen()).count();
    }

    /// When the device tried to connect, the oldest first; grows.
    public List<Instant> dials() {
        return Collections.unmodifiableList(dials);
    }

    /// The connections that the device has left, the oldest first; grows.
    public List<Left> leaves() {
        return Collections.unmodifiableList(leaves);
    }

    /// Begins [#dials] and [#leaves] anew, for simulations that are longer than the memory for
    /// them.
    public void forgetPast() {
        dials.clear();
        leaves.clear();
    }

    /// When the device last dialled, or something last arrived at its socket. Before that, the
    /// beginning.
    public Instant lastSignOfLife() {
        return lastSignOfLife;
    }

    /// Tells this listener of every packet that arrives, in one line each.
    public void trace(Consumer<String> listener) {
        tracer = Optional.of(listener);
    }

    /// Tells this tap of everything from now on, in place of the one before.
    public void tap(InMemoryTap listener) {
        tap = listener;
    }

    InMemoryTap tap() {
        return tap;
    }

    /// Keeps no [#dials] and [#leaves] from now on.
    public void rememberNothing() {
        remembering = false;
        forgetPast();
    }

    /// Whether new connections are refused on the way; existing ones are not touched.
    public void refuse(boolean wanted) {
        refusing = wanted;
    }

    boolean isRefusing() {
        return refusing;
    }

    /// Closes every connection, and tells both ends.
    public void closeAll() {
        List.copyOf(wires).forEach(wire -> wire.breakOff(Tap.Kind.CLOSED_BY_BROKER));
    }

    /// The device has lost its power: its sockets are gone, and the Server is not told.
    public void vanish() {
        List.copyOf(wires).forEach(InMemoryWire::vanish);
    }

    InMemoryWire.End dial(InMemoryWire.Dialler dialler) {
        if (remembering) {
            dials.add(simulation.now());
        }
        lastSignOfLife = simulation.now();
        InMemoryWire wire = InMemoryWire.dial(simulation, this, ++connections, dialler, server);
        wires.add(wire);
        return wire.device();
    }

    /// Notes that the device closes a connection which the Server holds.
    void left(InMemoryWire wire) {
        if (remembering) {
            leaves.add(new Left(wire.dialled(), simulation.now()));
        }
    }

    /// Forgets a connection that neither side holds.
    void closed(InMemoryWire wire) {
        if (!wire.device().isOpen() && !wire.isServerEndOpen()) {
            wires.remove(wire);
        }
    }

    Duration latency() {
        return latency.draw(chance);
    }

    void arrived(long connection, boolean atDevice, InMemoryPacket packet) {
        if (atDevice) {
            lastSignOfLife = simulation.now();
        }
        tap.arrived(connection, !atDevice, packet);
        if (tracer.isPresent()) {
            String end = atDevice ? "device" : "Server";
            tracer.get().accept("to %s: %s".formatted(end, packet));
        }
    }
}
