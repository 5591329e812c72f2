package dev.picolight.simulator.lan;

import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkDown;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkUp;
import dev.picolight.device.port.EventSink;
import dev.picolight.device.port.Network;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.fault.Fault.Wifi;
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
    private static final Span LOOKS_FOR_ACCESS_POINT = Span.ofSeconds(6, 10);
    private static final Span PASSWORD_REFUSED = Span.ofSeconds(2, 4);
    private static final Span NOTICES_LOSS = Span.ofMillis(100, 1000);
    private static final Span ASKS_FOR_ADDRESS_AGAIN = Span.ofMillis(500, 4000);

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
    private final String ssid;
    private final String address;
    private final Watcher watcher;
    private Stage stage = Stage.OFF;
    private Set<Wifi.Kind> wrong = Set.of();
    private boolean passes;
    private int attempt;
    private Optional<EventSink> events = Optional.empty();

    /// @param chance how long things take
    /// @param address that DHCP gives
    public SimulatedRadio(
            Simulation simulation,
            RandomGenerator chance,
            String ssid,
            String address,
            Watcher watcher) {
        this.simulation = simulation;
        this.chance = chance;
        this.ssid = ssid;
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
    public void suffer(Set<Wifi.Kind> kinds) {
        Set<Wifi.Kind> before = wrong;
        wrong = Set.copyOf(kinds);
        if (isThrownOut() && (stage == Stage.CONNECTED || stage == Stage.WAITING_FOR_ADDRESS)) {
            int current = attempt;
            simulation.schedule(NOTICES_LOSS.draw(chance), () -> noticeLoss(current));
        }
        if (stage == Stage.WAITING_FOR_ADDRESS
                && before.contains(Wifi.Kind.NO_ADDRESS)
                && !wrong.contains(Wifi.Kind.NO_ADDRESS)) {
            later(ASKS_FOR_ADDRESS_AGAIN.draw(chance), this::askForAddress);
        }
        tellPath();
    }

    /// Nobody stays whose access point is gone, or does not take the password any more.
    private boolean isThrownOut() {
        return wrong.contains(Wifi.Kind.DOWN)
                || wrong.contains(Wifi.Kind.NO_AP)
                || wrong.contains(Wifi.Kind.WRONG_PASSWORD);
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
            case STARTED -> begin();
        }
    }

    private void begin() {
        attempt++;
        enter(Stage.JOINING);
        if (wrong.contains(Wifi.Kind.DOWN) || wrong.contains(Wifi.Kind.NO_AP)) {
            later(LOOKS_FOR_ACCESS_POINT.draw(chance), this::associate);
        } else if (wrong.contains(Wifi.Kind.WRONG_PASSWORD)) {
            later(PASSWORD_REFUSED.draw(chance), this::associate);
        } else {
            Duration whole = JOIN_AND_DHCP.draw(chance);
            Duration join = whole.multipliedBy(2).dividedBy(3);
            later(join, this::associate);
        }
    }

    private void associate() {
        if (wrong.contains(Wifi.Kind.DOWN) || wrong.contains(Wifi.Kind.NO_AP)) {
            fail(Words.of(LanWords.class).notFound());
        } else if (wrong.contains(Wifi.Kind.WRONG_PASSWORD)) {
            fail(Words.of(LanWords.class).noAnswer());
        } else {
            enter(Stage.WAITING_FOR_ADDRESS);
            later(JOIN_AND_DHCP.draw(chance).dividedBy(3), this::askForAddress);
        }
    }

    private void askForAddress() {
        if (!wrong.contains(Wifi.Kind.NO_ADDRESS)) {
            enter(Stage.CONNECTED);
            tellPath();
            tellUp();
        }
    }

    private void fail(String words) {
        enter(Stage.STARTED);
        tell(new NetworkDown(words));
    }

    private void noticeLoss(int connected) {
        if (connected == attempt && stage != Stage.OFF) {
            attempt++;
            enter(Stage.STARTED);
            tellPath();
            tell(new NetworkDown(Words.of(LanWords.class).gone()));
        }
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
        boolean now = stage == Stage.CONNECTED && !isThrownOut();
        if (now != passes) {
            passes = now;
            watcher.path(now);
        }
    }

    private void tellUp() {
        if (stage == Stage.CONNECTED) {
            tell(new NetworkUp(Words.of(LanWords.class).up(address, ssid)));
        }
    }

    private void tell(DeviceEvent event) {
        events.ifPresent(sink -> {
            sink.accept(event);
            watcher.told();
        });
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
