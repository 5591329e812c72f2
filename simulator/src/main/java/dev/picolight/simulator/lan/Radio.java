package dev.picolight.simulator.lan;

import dev.picolight.device.lifecycle.DeviceEvent.NetworkUp;
import dev.picolight.device.port.Dialer;
import dev.picolight.device.port.EventSink;
import dev.picolight.device.port.Network;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.lan.Stack.Situation;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// The CYW43 Wi-Fi chip of one Pico W: starts, joins the access point, gets an address, and carries
/// every connection of the board.
///
/// The errors are those of the board's [Stack]. The durations are those measured on boards: start
/// about 85 ms, join and DHCP 3 to 5 s.
public final class Radio implements Network, Dialer {
    /// What the chip goes through, in order; the numbers are those of MicroPython's
    /// `WLAN.status()`.
    public enum Stage {
        OFF(0),
        STARTED(0),
        JOINING(1),
        WAITING_FOR_ADDRESS(2),
        CONNECTED(3);

        private final int wlanStatus;

        Stage(int wlanStatus) {
            this.wlanStatus = wlanStatus;
        }

        /// What `WLAN.status()` returns.
        public int wlanStatus() {
            return wlanStatus;
        }
    }

    private static final Duration START = Duration.ofMillis(85);
    private static final Duration JOIN_AND_DHCP_MIN = Duration.ofSeconds(3);
    private static final Duration JOIN_AND_DHCP_MAX = Duration.ofSeconds(5);
    private static final int NAME_LENGTH_MAX = 253; // RFC 1035 §2.3.4

    private final VirtualLan lan;
    private final String address;
    private final Stack stack;
    private final Pace pace;
    private final RandomGenerator random;
    private final Consumer<Stage> watcher;
    private final Consumer<String> console;
    private final List<Socket> open = new ArrayList<>();
    private Stage stage = Stage.OFF;
    private Optional<Thread> joining = Optional.empty();

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
        this.lan = lan;
        this.address = address;
        this.stack = stack;
        this.pace = pace;
        this.random = random;
        this.watcher = watcher;
        this.console = console;
    }

    /// Where the chip stands.
    public synchronized Stage stage() {
        return stage;
    }

    /// The board's own address, once it has one.
    public String address() {
        return address;
    }

    @Override
    public synchronized void join(EventSink events) {
        if (stage == Stage.CONNECTED) {
            events.accept(up());
        } else if (joining.isEmpty()) {
            joining = Optional.of(Thread.ofVirtual().name("radio").start(() -> start(events)));
        }
    }

    private void start(EventSink events) {
        Duration whole =
                JOIN_AND_DHCP_MIN.plusMillis(
                        random.nextLong(JOIN_AND_DHCP_MAX.minus(JOIN_AND_DHCP_MIN).toMillis()));
        Duration join = whole.multipliedBy(2).dividedBy(3);
        try {
            Thread.sleep(pace.of(START));
            enter(Stage.STARTED);
            enter(Stage.JOINING);
            Thread.sleep(pace.of(join));
            enter(Stage.WAITING_FOR_ADDRESS);
            Thread.sleep(pace.of(whole.minus(join)));
            enter(Stage.CONNECTED);
            events.accept(up());
        } catch (InterruptedException powerOff) {
            Thread.currentThread().interrupt();
        }
    }

    private NetworkUp up() {
        return new NetworkUp(Words.of(LanWords.class).up(address, lan.ssid()));
    }

    private void enter(Stage next) throws InterruptedException {
        synchronized (this) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            stage = next;
        }
        watcher.accept(next);
    }

    @Override
    public List<InetAddress> resolve(String host) throws IOException {
        requireConnected();
        if (host.isEmpty() || host.length() > NAME_LENGTH_MAX) {
            throw failure(Situation.NAME_IMPOSSIBLE, "");
        }
        if (stack.asksRouterForLocalhost() && host.equalsIgnoreCase("localhost")) {
            throw failure(Situation.NAME_UNKNOWN, Words.of(LanWords.class).noLocalhost());
        }
        try {
            return Arrays.asList(InetAddress.getAllByName(host));
        } catch (UnknownHostException unknown) {
            throw failure(Situation.NAME_UNKNOWN, host);
        }
    }

    @Override
    public Socket dial(InetSocketAddress to, Duration timeout) throws IOException {
        requireConnected();
        if (to.getAddress().isLoopbackAddress() || to.getAddress().isAnyLocalAddress()) {
            throw failure(Situation.ITSELF, Words.of(LanWords.class).itself());
        }
        return switch (lan.reach(to)) {
            case VirtualLan.Reach.Leads(InetSocketAddress real) -> connect(real, timeout);
            case VirtualLan.Reach.Fails(Situation situation) ->
                    throw late(situation, Duration.ZERO, timeout);
        };
    }

    private Socket connect(InetSocketAddress real, Duration timeout) throws IOException {
        long began = System.nanoTime();
        Socket socket = new Socket();
        try {
            // 0 would mean no limit
            socket.connect(real, Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE));
            keep(socket);
            return socket;
        } catch (IOException | RuntimeException failed) {
            socket.close();
            Optional<Situation> situation = situationOf(failed);
            if (situation.isEmpty()) {
                throw failed;
            }
            throw late(situation.get(), Duration.ofNanos(System.nanoTime() - began), timeout);
        }
    }

    /// By type: the operating system's words are in the user's language.
    private static Optional<Situation> situationOf(Exception failed) {
        return switch (failed) {
            case NoRouteToHostException _ -> Optional.of(Situation.NOBODY);
            case SocketTimeoutException _ -> Optional.of(Situation.SWALLOWED);
            case ConnectException _ -> Optional.of(Situation.REFUSED);
            default -> Optional.empty();
        };
    }

    /// Fails after as long as it takes on the board, unless the caller's limit comes first.
    ///
    /// @param elapsed since the attempt began
    private IOException late(Situation situation, Duration elapsed, Duration timeout)
            throws InterruptedIOException {
        Duration after = pace.of(stack.of(situation).after());
        boolean impatient = timeout.compareTo(after) < 0;
        Duration rest = (impatient ? timeout : after).minus(elapsed);
        if (rest.isPositive()) {
            try {
                Thread.sleep(rest);
            } catch (InterruptedException givenUp) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("the attempt was given up");
            }
        }
        return failure(impatient ? Situation.IMPATIENT : situation, "");
    }

    private IOException failure(Situation situation, String hint) {
        Stack.Failure failure = stack.of(situation);
        console.accept(failure.words());
        return failure.exception(situation, hint);
    }

    private void requireConnected() throws IOException {
        if (stage() != Stage.CONNECTED) {
            throw failure(Situation.NO_WIFI, Words.of(LanWords.class).notConnected());
        }
    }

    private synchronized void keep(Socket socket) throws IOException {
        requireConnected();
        open.removeIf(Socket::isClosed);
        open.add(socket);
    }

    /// Power off: every connection is cut without a word.
    @Override
    public synchronized void close() {
        joining.ifPresent(Thread::interrupt);
        joining = Optional.empty();
        stage = Stage.OFF;
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException alreadyGone) {
                // nothing is left to cut
            }
        }
        open.clear();
    }
}
