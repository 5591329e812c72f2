package dev.picolight.simulator.lan;

import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkDown;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkUp;
import dev.picolight.device.port.EventSink;
import dev.picolight.device.port.Network;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.time.Simulation;
import dev.picolight.simulator.time.Span;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Wi-Fi in simulated time: joining takes a while and may fail, and a network once joined can be
/// lost, noticed or not. As on a Pico W, nothing joins again by itself.
public final class SimulatedWifi implements Network {
    private static final Span JOINS_WITHIN = Span.ofMillis(1500, 5000);
    private static final Span GIVES_UP_WITHIN = Span.ofSeconds(6, 10);
    private static final Span NOTICES_WITHIN = Span.ofMillis(100, 1000);

    private enum Association {
        NONE,
        JOINING,
        JOINED
    }

    private final Simulation simulation;
    private final RandomGenerator chance;
    private final Consumer<Boolean> path;
    private Association association = Association.NONE;
    private boolean accessPointThere = true;
    private boolean silent;
    private double failingJoins;
    private Optional<EventSink> events = Optional.empty();

    /// @param name distinguishes the radios of one simulation; how long things take depends on it
    /// @param path told whenever packets begin to pass (true) or are lost (false); at first they
    ///   are lost
    public SimulatedWifi(Simulation simulation, String name, Consumer<Boolean> path) {
        this.simulation = simulation;
        this.chance = simulation.chance("wifi " + name);
        this.path = path;
        tellPath();
    }

    @Override
    public void join(EventSink sink) {
        events = Optional.of(sink);
        switch (association) {
            case JOINED -> simulation.schedule(Duration.ZERO, this::tellUp);
            case JOINING -> {}
            case NONE -> {
                association = Association.JOINING;
                boolean fails = !accessPointThere || chance.nextDouble() < failingJoins;
                simulation.schedule(
                        (fails ? GIVES_UP_WITHIN : JOINS_WITHIN).draw(chance),
                        () -> endJoining(fails));
            }
        }
    }

    @Override
    public void close() {
        events = Optional.empty();
        associate(Association.NONE);
    }

    /// How many of the joins fail although the access point is there.
    ///
    /// @param share 0 to 1
    public void failJoins(double share) {
        failingJoins = share;
    }

    /// The access point is switched off. The device notices within a second.
    public void loseAccessPoint() {
        accessPointThere = false;
        tellPath();
        simulation.schedule(NOTICES_WITHIN.draw(chance), this::noticeLoss);
    }

    /// The access point is there again; whoever was thrown out must join again.
    public void bringAccessPointBack() {
        accessPointThere = true;
        tellPath();
    }

    /// Loses all packets while the radio believes to be joined: nobody is told.
    public void fallSilent() {
        silent = true;
        tellPath();
    }

    /// Packets pass again.
    public void endSilence() {
        silent = false;
        tellPath();
    }

    /// Whether the device's radio believes to be joined.
    public boolean isJoined() {
        return association == Association.JOINED;
    }

    private void endJoining(boolean failed) {
        if (association != Association.JOINING) {
            return;
        }
        if (failed || !accessPointThere) {
            associate(Association.NONE);
            tell(
                    new NetworkDown(
                            accessPointThere
                                    ? Words.of(LanWords.class).noAnswer()
                                    : Words.of(LanWords.class).notFound()));
        } else {
            associate(Association.JOINED);
            tellUp();
        }
    }

    private void noticeLoss() {
        if (association == Association.JOINED) {
            associate(Association.NONE);
            tell(new NetworkDown(Words.of(LanWords.class).gone()));
        }
    }

    private void associate(Association changed) {
        association = changed;
        tellPath();
    }

    private void tellPath() {
        path.accept(association == Association.JOINED && accessPointThere && !silent);
    }

    private void tellUp() {
        if (association == Association.JOINED) {
            tell(new NetworkUp(Words.of(LanWords.class).simulated("192.168.137.20")));
        }
    }

    private void tell(DeviceEvent event) {
        events.ifPresent(sink -> sink.accept(event));
    }
}
