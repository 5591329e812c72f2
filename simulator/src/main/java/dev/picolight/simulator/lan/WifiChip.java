package dev.picolight.simulator.lan;

import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkDown;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkUp;
import dev.picolight.device.port.EventSink;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.fault.ActiveFaults;
import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.fault.Fault.Wifi.Kind;
import dev.picolight.simulator.lan.Radio.Stage;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// What the Wi-Fi chip goes through: start, join, DHCP, and the loss of it all.
final class WifiChip {
    static final int WEAK_SIGNAL = -85;

    private static final Duration START = Duration.ofMillis(85);
    private static final Duration JOIN_AND_DHCP_MIN = Duration.ofSeconds(3);
    private static final Duration JOIN_AND_DHCP_MAX = Duration.ofSeconds(5);
    private static final Duration NO_ADDRESS_TOLD = Duration.ofSeconds(10);
    private static final long NOTICES_MILLIS_MIN = 100;
    private static final long NOTICES_MILLIS_MAX = 1000;
    private static final long WEAK_LOSS_MILLIS_MIN = 20_000;
    private static final long WEAK_LOSS_MILLIS_MAX = 120_000;
    private static final double WEAK_JOINS_FAIL = 0.3;

    private final VirtualLan lan;
    private final Station station;
    private final Supplier<Pace> pace;
    private final RandomGenerator random;
    private final ActiveFaults faults;
    private final Consumer<Stage> watcher;
    private final Runnable lost;
    private Stage stage = Stage.OFF;
    private Optional<EventSink> events = Optional.empty();
    private Optional<Thread> joining = Optional.empty();
    private Optional<Thread> weakening = Optional.empty();

    /// @param lost called when the network is lost that was there
    WifiChip(
            VirtualLan lan,
            Station station,
            Supplier<Pace> pace,
            RandomGenerator random,
            ActiveFaults faults,
            Consumer<Stage> watcher,
            Runnable lost) {
        this.lan = lan;
        this.station = station;
        this.pace = pace;
        this.random = random;
        this.faults = faults;
        this.watcher = watcher;
        this.lost = lost;
    }

    /// Why joining did not come about.
    private static final class NotJoined extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Stage stage;

        NotJoined(Stage stage, String words) {
            super(words);
            this.stage = stage;
        }

        String words() {
            return String.valueOf(getMessage());
        }
    }

    synchronized Stage stage() {
        return stage;
    }

    boolean isJoined() {
        return stage() == Stage.CONNECTED;
    }

    /// dBm, as `WLAN.status('rssi')`.
    int signal() {
        return suffers(Kind.WEAK) ? WEAK_SIGNAL : lan.accessPoint().signal();
    }

    synchronized void join(EventSink sink) {
        events = Optional.of(sink);
        if (stage == Stage.CONNECTED) {
            sink.accept(up());
        } else if (joining.isEmpty()) {
            joining = Optional.of(Thread.ofVirtual().name("radio").start(this::start));
        }
    }

    private void start() {
        try {
            if (stage() == Stage.OFF) {
                sleep(START);
                enter(Stage.STARTED);
            }
            associate();
            succeed();
        } catch (NotJoined refused) {
            fail(refused);
        } catch (InterruptedException powerOff) {
            Thread.currentThread().interrupt();
        }
    }

    private void associate() throws InterruptedException, NotJoined {
        Duration whole =
                JOIN_AND_DHCP_MIN.plusMillis(
                        random.nextLong(JOIN_AND_DHCP_MAX.minus(JOIN_AND_DHCP_MIN).toMillis()));
        Duration join = whole.multipliedBy(2).dividedBy(3);
        enter(Stage.JOINING);
        sleep(join);
        requireAccessPoint();
        if (suffers(Kind.WEAK) && random.nextDouble() < WEAK_JOINS_FAIL) {
            throw new NotJoined(Stage.JOIN_FAILED, words().weak(WEAK_SIGNAL));
        }
        enter(Stage.WAITING_FOR_ADDRESS);
        sleep(whole.minus(join));
        while (!lan.dhcp() || suffers(Kind.NO_ADDRESS)) {
            awaitAddress();
            requireAccessPoint();
        }
        requireAccessPoint();
    }

    private void requireAccessPoint() throws NotJoined {
        AccessPoint there = lan.accessPoint();
        WifiCredentials told = station.credentials();
        if (suffers(Kind.DOWN) || suffers(Kind.NO_AP) || !told.ssid().equals(there.ssid())) {
            throw new NotJoined(Stage.NO_ACCESS_POINT, words().noAccessPoint(told.ssid()));
        }
        if (suffers(Kind.WRONG_PASSWORD)
                || (there.password().isPresent() && !told.password().equals(there.password()))) {
            throw new NotJoined(Stage.WRONG_PASSWORD, words().wrongPassword(told.ssid()));
        }
    }

    /// Waits on, and says so from time to time.
    private synchronized void awaitAddress() throws InterruptedException {
        wait(Math.max(1, pace.get().of(NO_ADDRESS_TOLD).toMillis()));
        if (suffers(Kind.NO_ADDRESS) || !lan.dhcp()) {
            tell(new NetworkDown(words().noAddress(lan.ssid())));
        }
    }

    private void succeed() throws InterruptedException {
        synchronized (this) {
            enterUnlessOff(Stage.CONNECTED);
            joining = Optional.empty();
        }
        watcher.accept(Stage.CONNECTED);
        tell(up());
        weaken();
    }

    private void fail(NotJoined refused) {
        synchronized (this) {
            if (Thread.interrupted()) {
                return;
            }
            stage = refused.stage;
            joining = Optional.empty();
        }
        watcher.accept(refused.stage);
        tell(new NetworkDown(refused.words()));
    }

    private NetworkUp up() {
        return new NetworkUp(words().up(station.address(), lan.ssid()));
    }

    private void enter(Stage next) throws InterruptedException {
        enterUnlessOff(next);
        watcher.accept(next);
    }

    private synchronized void enterUnlessOff(Stage next) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        stage = next;
    }

    /// Something was broken or mended that concerns this board.
    void changed(ActiveFaults.Change change) {
        synchronized (this) {
            notifyAll(); // whoever waits for an address
        }
        if (change.began() && change.fault().fault() instanceof Fault.Wifi(Kind kind)) {
            if (kind == Kind.WEAK) {
                weaken();
            } else {
                Thread.ofVirtual().name("radio loses").start(() -> notice(kind));
            }
        } else if (!suffers(Kind.WEAK)) {
            endWeakening();
        }
    }

    private void notice(Kind kind) {
        try {
            sleep(Duration.ofMillis(random.nextLong(NOTICES_MILLIS_MIN, NOTICES_MILLIS_MAX)));
            lose(
                    switch (kind) {
                        case DOWN, NO_AP -> words().lost(lan.ssid());
                        case WRONG_PASSWORD -> words().wrongPassword(lan.ssid());
                        case NO_ADDRESS -> words().noAddress(lan.ssid());
                        case WEAK -> words().weak(WEAK_SIGNAL);
                    });
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }

    private void lose(String why) {
        synchronized (this) {
            if (stage != Stage.CONNECTED) {
                return;
            }
            stage = Stage.LOST;
        }
        lost.run();
        watcher.accept(Stage.LOST);
        tell(new NetworkDown(why));
    }

    /// While the signal is weak, the network is lost now and then.
    private synchronized void weaken() {
        if (weakening.isEmpty() && suffers(Kind.WEAK) && stage == Stage.CONNECTED) {
            weakening = Optional.of(Thread.ofVirtual().name("radio weak").start(this::loseLater));
        }
    }

    private void loseLater() {
        try {
            sleep(Duration.ofMillis(random.nextLong(WEAK_LOSS_MILLIS_MIN, WEAK_LOSS_MILLIS_MAX)));
            endWeakening();
            lose(words().weak(WEAK_SIGNAL));
        } catch (InterruptedException mended) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void endWeakening() {
        weakening.filter(thread -> thread != Thread.currentThread()).ifPresent(Thread::interrupt);
        weakening = Optional.empty();
    }

    /// Power off.
    synchronized void off() {
        joining.ifPresent(Thread::interrupt);
        joining = Optional.empty();
        endWeakening();
        events = Optional.empty();
        stage = Stage.OFF;
    }

    private void tell(DeviceEvent event) {
        Optional<EventSink> sink;
        synchronized (this) {
            sink = events;
        }
        sink.ifPresent(it -> it.accept(event));
    }

    private boolean suffers(Kind kind) {
        return faults.on(station.board()).contains(new Fault.Wifi(kind));
    }

    private void sleep(Duration real) throws InterruptedException {
        Thread.sleep(pace.get().of(real));
    }

    private static LanWords words() {
        return Words.of(LanWords.class);
    }
}
