package dev.picolight.simulator.lan;

import dev.picolight.simulator.fault.ActiveFaults;
import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.lan.Tap.Kind;
import dev.picolight.simulator.link.ErrorWords;
import dev.picolight.simulator.link.Link;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// The TCP connections of one board, and the faults on them.
final class Connections {
    private static final int PORT_MIN = 0xC000; // of lwIP
    private static final int PORTS = 0x4000;

    private final Station station;
    private final ErrorWords errors;
    private final ActiveFaults faults;
    private final RandomGenerator random;
    private final Tap tap;
    private final Consumer<String> console;
    private final List<Link> links = new ArrayList<>();
    private long last;

    /// @param random draws a seed for each connection
    /// @param console told what the board's console shows
    Connections(
            Station station,
            ActiveFaults faults,
            RandomGenerator random,
            Tap tap,
            Consumer<String> console) {
        this.station = station;
        this.errors = station.stack().errors();
        this.faults = faults;
        this.random = random;
        this.tap = tap;
        this.console = console;
    }

    /// What is broken on the way to others.
    boolean suffers(Class<? extends Fault> kind) {
        return !faults.on(station.board(), kind).isEmpty();
    }

    /// Whether there is no broker: every connection is closed, and new ones are refused.
    boolean isDown() {
        return suffers(Fault.Down.class) || suffers(Fault.BrokerRestart.class);
    }

    /// One has come about.
    ///
    /// @param real connected
    /// @param to the other end as the board sees it
    /// @return the board's end of it
    Socket opened(Socket real, InetSocketAddress to) {
        InetSocketAddress from = own(real.getLocalPort());
        Link link;
        synchronized (this) {
            long number = ++last;
            link =
                    new Link(
                            real,
                            new Link.Ends(from, to),
                            errors,
                            random.nextLong(),
                            new Told(number, from, to));
            links.removeIf(Link::isOver);
            links.add(link);
            tap.changed(number, Kind.OPENED, from, to);
        }
        link.suffer(this::current);
        link.open();
        if (isDown()) { // since the board has asked
            link.cut();
        }
        return link.socket();
    }

    /// One was refused.
    void refused(InetSocketAddress to) {
        long number;
        synchronized (this) {
            number = ++last;
        }
        tap.changed(number, Kind.REFUSED, own(PORT_MIN + (int) (number % PORTS)), to);
    }

    private InetSocketAddress own(int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(station.address()), port);
    }

    /// Something was broken or mended that concerns this board.
    void changed(ActiveFaults.Change change) {
        Fault fault = change.fault().fault();
        boolean down =
                change.began()
                        && (fault instanceof Fault.Down || fault instanceof Fault.BrokerRestart);
        for (Link link : snapshot()) {
            if (down) {
                link.cut();
            } else {
                link.suffer(this::current);
            }
        }
    }

    private List<Active> current() {
        return faults.all().stream().filter(it -> it.concerns(station.board())).toList();
    }

    /// The board has lost all of them, and nobody is told.
    void lose(BooleanSupplier isBack) {
        snapshot().forEach(link -> link.lose(isBack));
    }

    /// The same, because the board has no power.
    void losePower() {
        snapshot().forEach(Link::losePower);
    }

    /// Ends all of them; the other ends are told.
    void close() {
        snapshot().forEach(Link::close);
        synchronized (this) {
            links.clear();
        }
    }

    private synchronized List<Link> snapshot() {
        links.removeIf(Link::isOver);
        return List.copyOf(links);
    }

    private final class Told implements Link.Watcher {
        private final long number;
        private final InetSocketAddress from;
        private final InetSocketAddress to;

        Told(long number, InetSocketAddress from, InetSocketAddress to) {
            this.number = number;
            this.from = from;
            this.to = to;
        }

        @Override
        public void carried(boolean toBroker, byte[] bytes) {
            tap.carried(number, toBroker, bytes);
        }

        @Override
        public void ended(Link.Ending how) {
            Kind kind =
                    switch (how) {
                        case BY_BOARD -> Kind.CLOSED_BY_BOARD;
                        case BY_BROKER -> Kind.CLOSED_BY_BROKER;
                        case RESET -> Kind.RESET;
                        case LOST -> Kind.LOST;
                    };
            tap.changed(number, kind, from, to);
        }

        @Override
        public void failed(String words) {
            console.accept(words);
        }
    }
}
