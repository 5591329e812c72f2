package dev.picolight.simulator.junit;

import dev.picolight.device.words.Words;
import dev.picolight.simulator.house.House;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.opentest4j.AssertionFailedError;

/// A test's house, what is remembered of it, and what the test did last.
final class Session implements AutoCloseable {
    /// A real Pico W needs about 6 s; a weak one with a slow access point half a minute.
    private static final Duration ONLINE_AT_MOST = Duration.ofMinutes(2);

    private final House house;
    private final Setup setup;
    private final Memories memories = new Memories();
    private final Runnable unwatch;
    private volatile Duration lastDeed = Duration.ZERO;

    private Session(House house, Setup setup) {
        this.house = house;
        this.setup = setup;
        this.unwatch = house.events().watch(memories::note);
    }

    /// Makes the house and brings it where the test begins. Closes it again when that fails.
    static Session begin(Houses houses, Setup setup) {
        Session session = new Session(houses.make(setup.plan(), setup.time()), setup);
        boolean ready = false;
        try {
            session.prepare();
            ready = true;
            return session;
        } finally {
            if (!ready) {
                session.close();
            }
        }
    }

    private void prepare() {
        if (setup.powered()) {
            List<PicoBoard> boards = boards();
            boards.forEach(PicoBoard::powerOn);
            boards.forEach(board -> board.assertOnline(patience()));
        }
        setup.faults().forEach(fault -> house.faults().begin(fault, Optional.empty()));
        deed();
    }

    /// However fast the boards' time goes: the broker and its connections do not go faster.
    private Duration patience() {
        long speed = Math.round(Math.ceil(setup.plan().pace().speed()));
        return setup.time() == PicoSim.Time.LIVE
                ? ONLINE_AT_MOST.multipliedBy(Math.max(1, speed))
                : ONLINE_AT_MOST;
    }

    House house() {
        return house;
    }

    Setup setup() {
        return setup;
    }

    Memories memories() {
        return memories;
    }

    List<PicoBoard> boards() {
        return setup.plan().boards().stream()
                .map(settings -> new PicoBoard(this, settings))
                .toList();
    }

    /// Notes that the test does something now: what an LED showed before is not its effect.
    void deed() {
        lastDeed = house.now();
    }

    Duration lastDeed() {
        return lastDeed;
    }

    /// Lets time pass until something is so.
    ///
    /// @throws AssertionError when the test is interrupted, by a timeout for example
    boolean await(BooleanSupplier isSo, Duration limit) {
        try {
            return house.await(
                    () -> {
                        memories.catchUp(house.events());
                        return isSo.getAsBoolean();
                    },
                    limit);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionFailedError(
                    Words.of(ExpectationWords.class).interrupted(), interrupted);
        }
    }

    /// That a test did not get what it expected.
    ///
    /// @param boards those that it is about
    AssertionFailedError failure(String expected, String instead, List<String> boards) {
        return new AssertionFailedError(Story.of(this).ofFailure(expected, instead, boards));
    }

    @Override
    public void close() {
        unwatch.run();
        house.close();
    }
}
