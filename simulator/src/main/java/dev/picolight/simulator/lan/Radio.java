package dev.picolight.simulator.lan;

import dev.picolight.device.port.Dialer;
import dev.picolight.device.port.EventSink;
import dev.picolight.device.port.Network;
import dev.picolight.simulator.fault.ActiveFaults;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// The CYW43 Wi-Fi chip of one Pico W: starts, joins the access point, gets an address, and carries
/// every connection of the board, with whatever is broken on purpose.
///
/// The errors are those of the board's [Stack]. The durations are those measured on boards: start
/// about 85 ms, join and DHCP 3 to 5 s.
public final class Radio implements Network, Dialer {
    /// What the chip goes through, in order, and where it can get stuck; the numbers are those of
    /// MicroPython's `WLAN.status()`.
    public enum Stage {
        OFF(0),
        STARTED(0),
        JOINING(1),
        WAITING_FOR_ADDRESS(2),
        CONNECTED(3),
        /// It was joined, and is not any more.
        LOST(0),
        JOIN_FAILED(-1),
        NO_ACCESS_POINT(-2),
        WRONG_PASSWORD(-3);

        private final int wlanStatus;

        Stage(int wlanStatus) {
            this.wlanStatus = wlanStatus;
        }

        /// What `WLAN.status()` returns.
        public int wlanStatus() {
            return wlanStatus;
        }
    }

    private final String address;
    private final String board;
    private final ActiveFaults faults;
    private final WifiChip chip;
    private final Connections connections;
    private final Dialled dialled;
    private Optional<Runnable> watching = Optional.empty();

    /// One without faults.
    ///
    /// @param address what DHCP gives
    /// @param random how long joining takes
    /// @param watcher told of each stage, on the radio's own thread
    public Radio(
            VirtualLan lan,
            String address,
            Pace pace,
            RandomGenerator random,
            Consumer<Stage> watcher) {
        this(lan, address, Stack.PICO_W, pace, random, watcher, _ -> {});
    }

    /// The same for a board of another kind, with its console.
    ///
    /// @param console told each error as the board's console shows it, by the thread that connects
    public Radio(
            VirtualLan lan,
            String address,
            Stack stack,
            Pace pace,
            RandomGenerator random,
            Consumer<Stage> watcher,
            Consumer<String> console) {
        this(
                lan,
                new Station("", address, stack, lan),
                () -> pace,
                random,
                new ActiveFaults(),
                Tap.NONE,
                watcher,
                console);
    }

    /// One that suffers faults.
    ///
    /// @param pace asked whenever something takes time
    /// @param random how long joining takes, and all chance of the faults; not used by others
    /// @param faults those that concern the board take effect at once
    /// @param tap told of all connections
    /// @param watcher told of each stage, by the thread that causes it
    /// @param console told each error as the board's console shows it, by the thread that meets it
    public Radio(
            VirtualLan lan,
            Station station,
            Supplier<Pace> pace,
            RandomGenerator random,
            ActiveFaults faults,
            Tap tap,
            Consumer<Stage> watcher,
            Consumer<String> console) {
        this.address = station.address();
        this.board = station.board();
        this.faults = faults;
        Random ofConnections = new Random(random.nextLong());
        this.connections = new Connections(station, faults, ofConnections, tap, console);
        this.chip =
                new WifiChip(lan, station, pace, random, faults, watcher, this::loseConnections);
        this.dialled = new Dialled(lan, station.stack(), pace, chip, connections, console);
    }

    /// Where the chip stands.
    public Stage stage() {
        return chip.stage();
    }

    /// The board's own address, once it has one.
    public String address() {
        return address;
    }

    /// The strength of the access point's signal in dBm, as `WLAN.status('rssi')`.
    public int signal() {
        return chip.signal();
    }

    @Override
    public void join(EventSink events) {
        watch();
        chip.join(events);
    }

    private synchronized void watch() {
        if (watching.isEmpty()) {
            watching = Optional.of(faults.watch(this::changed));
        }
    }

    private void changed(ActiveFaults.Change change) {
        if (change.fault().concerns(board)) {
            connections.changed(change);
            chip.changed(change);
        }
    }

    private void loseConnections() {
        connections.lose(chip::isJoined);
    }

    @Override
    public List<InetAddress> resolve(String host) throws IOException {
        return dialled.resolve(host);
    }

    @Override
    public Socket dial(InetSocketAddress to, Duration timeout) throws IOException {
        return dialled.dial(to, timeout);
    }

    /// The board's plug is pulled: every connection is gone, and nobody is told.
    public void cutPower() {
        chip.off();
        connections.losePower();
        unwatch();
    }

    /// The end of the radio: every connection is closed at both ends.
    @Override
    public void close() {
        chip.off();
        connections.close();
        unwatch();
    }

    private synchronized void unwatch() {
        watching.ifPresent(Runnable::run);
        watching = Optional.empty();
    }
}
