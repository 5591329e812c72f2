package dev.picolight.simulator.lan;

import dev.picolight.device.lifecycle.DeviceEvent.NetworkUp;
import dev.picolight.device.port.Dialer;
import dev.picolight.device.port.EventSink;
import dev.picolight.device.port.Network;
import dev.picolight.device.words.Words;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
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
/// The errors are lwIP's, in MicroPython's words. The durations are those measured on boards: start
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
    private static final String EHOSTUNREACH = "[Errno 113] EHOSTUNREACH";

    private final VirtualLan lan;
    private final String address;
    private final Pace pace;
    private final RandomGenerator random;
    private final Consumer<Stage> watcher;
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
        this.lan = lan;
        this.address = address;
        this.pace = pace;
        this.random = random;
        this.watcher = watcher;
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
        if (host.equalsIgnoreCase("localhost")) {
            throw new UnknownHostException(
                    "localhost (OSError: -2; the router knows no such name)");
        }
        return Arrays.asList(InetAddress.getAllByName(host));
    }

    @Override
    public Socket dial(InetSocketAddress to, Duration timeout) throws IOException {
        requireConnected();
        if (to.getAddress().isLoopbackAddress() || to.getAddress().isAnyLocalAddress()) {
            throw new NoRouteToHostException(EHOSTUNREACH + ", that is the Pico W itself");
        }
        Socket socket = new Socket();
        try {
            // 0 would mean no limit
            socket.connect(lan.translate(to), Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE));
            keep(socket);
            return socket;
        } catch (IOException | RuntimeException failed) {
            socket.close();
            throw failed;
        }
    }

    private synchronized void requireConnected() throws IOException {
        if (stage != Stage.CONNECTED) {
            throw new NoRouteToHostException(EHOSTUNREACH + ", Wi-Fi is not connected");
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
