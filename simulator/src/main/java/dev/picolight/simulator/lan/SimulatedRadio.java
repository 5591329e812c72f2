package dev.picolight.simulator.lan;

import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkDown;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkUp;
import dev.picolight.device.port.EventSink;
import dev.picolight.device.port.Network;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.fault.Fault.Wifi.Kind;
import dev.picolight.simulator.lan.Radio.Stage;
import dev.picolight.simulator.time.Simulation;
import dev.picolight.simulator.time.Span;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// The Wi-Fi chip of one Pico W in simulated time: the stages and durations of a [Radio], and the
/// access point as the board meets it.
public final class SimulatedRadio implements Network {
    private static final Duration START = Duration.ofMillis(85);
    private static final Span JOIN_AND_DHCP = Span.ofSeconds(3, 5);
    private static final Span NOTICES_LOSS = Span.ofMillis(100, 1000);
    private static final Duration NO_ADDRESS_TOLD = Duration.ofSeconds(10);
    private static final Span WEAK_LASTS = Span.ofSeconds(20, 120);
    private static final double WEAK_JOINS_FAIL = 0.3;

    /// Watches the radio from outside.
    public interface Watcher {
        /// It reached a stage.
        void reached(Stage stage);

        /// Packets begin to pass (true) or are lost (false); at first they are lost.
        void path(boolean passes);

        /// The firmware was told something, so that it can be woken.
        void told();
    }

    private final Simulation simulation;
    private final RandomGenerator chance;
    private final VirtualLan lan;
    private final String address;
    private final Watcher watcher;
    private Stage stage = Stage.OFF;
    private Set<Kind> wrong = Set.of();
    private boolean passes;
    private int attempt;
    private Optional<EventSink> events = Optional.empty();

    /// @param chance how long things take
    /// @param address that DHCP gives
    public SimulatedRadio(
            Simulation simulation,
            RandomGenerator chance,
            VirtualLan lan,
            String address,
            Watcher watcher) {
        this.simulation = simulation;
        this.chance = chance;
        this.lan = lan;
        this.address = address;
        this.watcher = watcher;
    }

    /// Where the chip stands.
    public Stage stage() {
        return stage;
    }

    /// Whether it has an address, and believes to be in the Wi-Fi.
    public boolean isConnected() {
        return stage == Stage.CONNECTED;
    }

    /// What is wrong with Wi-Fi from now on.
    public void suffer(Set<Kind> kinds) {
        Set<Kind> before = wrong;
        wrong = Set.copyOf(kinds);
        for (Kind kind : Kind.values()) {
            if (wrong.contains(kind) && !before.contains(kind) && isConnected()) {
                int current = attempt;
                Span when = kind == Kind.WEAK ? WEAK_LASTS : NOTICES_LOSS;
                simulation.schedule(when.draw(chance), () -> noticeLoss(current, kind));
            }
        }
        if (stage == Stage.WAITING_FOR_ADDRESS && before.contains(Kind.NO_ADDRESS)) {
            askForAddress();
        }
        tellPath();
    }

    private boolean isAccessPointGone() {
        return wrong.contains(Kind.DOWN) || wrong.contains(Kind.NO_AP);
    }

    @Override
    public void join(EventSink sink) {
        events = Optional.of(sink);
        switch (stage) {
            case CONNECTED -> simulation.schedule(Duration.ZERO, this::tellUp);
            case JOINING, WAITING_FOR_ADDRESS -> {}
            case OFF -> {
                attempt++;
                later(
                        START,
                        () -> {
                            enter(Stage.STARTED);
                            begin();
                        });
            }
            case STARTED, LOST, JOIN_FAILED, NO_ACCESS_POINT, WRONG_PASSWORD -> begin();
        }
    }

    private void begin() {
        attempt++;
        enter(Stage.JOINING);
        Duration whole = JOIN_AND_DHCP.draw(chance);
        Duration join = whole.multipliedBy(2).dividedBy(3);
        later(join, () -> associate(whole.minus(join)));
    }

    private void associate(Duration dhcp) {
        if (isLetIn()) {
            enter(Stage.WAITING_FOR_ADDRESS);
            later(dhcp, this::askForAddress);
        }
    }

    /// Otherwise the attempt has failed.
    private boolean isLetIn() {
        if (isAccessPointGone()) {
            fail(Stage.NO_ACCESS_POINT, words().noAccessPoint(lan.ssid()));
        } else if (wrong.contains(Kind.WRONG_PASSWORD)) {
            fail(Stage.WRONG_PASSWORD, words().wrongPassword(lan.ssid()));
        } else if (wrong.contains(Kind.WEAK)
                && stage == Stage.JOINING
                && chance.nextDouble() < WEAK_JOINS_FAIL) {
            fail(Stage.JOIN_FAILED, words().weak(WifiChip.WEAK_SIGNAL));
        } else {
            return true;
        }
        return false;
    }

    private void askForAddress() {
        if (!isLetIn()) {
            return;
        }
        attempt++;
        if (!lan.dhcp() || wrong.contains(Kind.NO_ADDRESS)) {
            later(
                    NO_ADDRESS_TOLD,
                    () -> {
                        tell(new NetworkDown(words().noAddress(lan.ssid())));
                        askForAddress();
                    });
            return;
        }
        enter(Stage.CONNECTED);
        if (wrong.contains(Kind.WEAK)) {
            int current = attempt;
            simulation.schedule(WEAK_LASTS.draw(chance), () -> noticeLoss(current, Kind.WEAK));
        }
        tellPath();
        tellUp();
    }

    private void fail(Stage why, String told) {
        attempt++;
        enter(why);
        tell(new NetworkDown(told));
    }

    private void noticeLoss(int connected, Kind kind) {
        if (connected != attempt || !isConnected()) {
            return;
        }
        if (kind == Kind.WEAK && !wrong.contains(Kind.WEAK)) {
            return; // mended before it was lost
        }
        attempt++;
        enter(Stage.LOST);
        tellPath();
        tell(
                new NetworkDown(
                        switch (kind) {
                            case DOWN, NO_AP -> words().lost(lan.ssid());
                            case WRONG_PASSWORD -> words().wrongPassword(lan.ssid());
                            case NO_ADDRESS -> words().noAddress(lan.ssid());
                            case WEAK -> words().weak(WifiChip.WEAK_SIGNAL);
                        }));
    }

    /// Does this unless something else has begun by then.
    private void later(Duration after, Runnable deed) {
        int current = attempt;
        simulation.schedule(
                after,
                () -> {
                    if (current == attempt) {
                        deed.run();
                    }
                });
    }

    private void enter(Stage next) {
        stage = next;
        watcher.reached(next);
    }

    private void tellPath() {
        boolean now = isConnected() && !isAccessPointGone();
        if (now != passes) {
            passes = now;
            watcher.path(now);
        }
    }

    private void tellUp() {
        if (isConnected()) {
            tell(new NetworkUp(words().up(address, lan.ssid())));
        }
    }

    private void tell(DeviceEvent event) {
        events.ifPresent(sink -> {
            sink.accept(event);
            watcher.told();
        });
    }

    private static LanWords words() {
        return Words.of(LanWords.class);
    }

    /// Power off.
    @Override
    public void close() {
        attempt++;
        events = Optional.empty();
        stage = Stage.OFF;
        tellPath();
    }
}
