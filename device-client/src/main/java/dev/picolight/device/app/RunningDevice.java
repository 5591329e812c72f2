package dev.picolight.device.app;

import dev.picolight.device.diagnosis.LedDiagnosis;
import dev.picolight.device.lifecycle.DeviceAction.Report;
import dev.picolight.device.lifecycle.DeviceLifecycle;
import dev.picolight.device.lifecycle.DeviceProfile;
import dev.picolight.device.lifecycle.Timing;
import dev.picolight.device.port.Instruments;
import dev.picolight.device.words.Words;
import dev.picolight.led.Led;
import dev.picolight.led.LedFault;
import dev.picolight.led.LedPlayer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A device at work in real time, on a thread of its own. The same for a Raspberry Pi and for a
/// simulated board: only the LEDs, the network and the connection given to it differ.
///
/// Owns what it is given and closes it in the end.
public final class RunningDevice implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningDevice.class);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Device device;
    private final Instruments instruments;
    private final DeviceLoop loop;
    private final Thread thread;

    /// One in real time, that nobody watches.
    ///
    /// @param leds one for each room of the profile, in its order, then the status light if it has
    ///   an LED of its own
    /// @param reports called by the device's thread with each line for the user
    public RunningDevice(
            DeviceProfile profile,
            Timing timing,
            List<? extends Led> leds,
            Equipment equipment,
            RandomGenerator random,
            Consumer<Report> reports) {
        this(
                profile,
                timing,
                leds,
                equipment,
                random,
                reports,
                LoopWatch.NOBODY,
                new MonotonicTime());
    }

    /// The same in a time of its own, with somebody who watches it.
    ///
    /// @param watch called by the device's thread after each turn of its loop
    public RunningDevice(
            DeviceProfile profile,
            Timing timing,
            List<? extends Led> leds,
            Equipment equipment,
            RandomGenerator random,
            Consumer<Report> reports,
            LoopWatch watch,
            DeviceClock time) {
        this.instruments = equipment.instruments();
        this.device =
                new Device(
                        new DeviceLifecycle(profile, timing, random),
                        equipment,
                        leds.stream().map(LedPlayer::new).toList(),
                        reports,
                        Optional.of(time));
        this.loop =
                new DeviceLoop(
                        device,
                        time,
                        time.date()
                                .map(date -> new ClockWatch(device, watch, date, () -> true))
                                .orElseGet(() -> ClockWatch.ofThisMachine(device, watch)));
        this.thread = Thread.ofPlatform().name("device").unstarted(loop::run);
    }

    /// Begins to work. Once.
    public void start() {
        thread.start();
    }

    /// Has the device go on with other settings, and waits until it does: a change that it takes
    /// late is taken all the same. May be called by any thread but the device's.
    ///
    /// @return false when it has ended before
    /// @throws IllegalStateException when a defect kept it from taking them; it goes on as it was
    public boolean become(Change change) throws InterruptedException {
        return become(
                change,
                PATIENCE,
                () ->
                        LOG.warn(
                                "{}",
                                Words.of(ReloadWords.class).doesNotTake(PATIENCE.toSeconds())));
    }

    /// @param late called once, when the device takes longer than this
    boolean become(Change change, Duration patience, Runnable late) throws InterruptedException {
        device.change(change);
        boolean told = false;
        while (true) {
            boolean ended = thread.getState() == Thread.State.TERMINATED;
            try {
                change.retired().get(ended ? 0 : patience.toMillis(), TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException notYet) {
                if (ended) {
                    return false;
                }
                if (!told) {
                    told = true;
                    late.run();
                }
            } catch (ExecutionException defect) {
                throw new IllegalStateException("the settings were not taken", defect.getCause());
            }
        }
    }

    /// Waits until the device has ended, which it does only when asked or by an error of the JVM.
    public void join() throws InterruptedException {
        thread.join();
    }

    /// Stops cleanly: LED dark, status offline, DISCONNECT. Waits for it, a few seconds at most,
    /// and is not to be hurried: an interrupt, as of Ctrl-C, comes just when it matters.
    @Override
    public void close() {
        CompletableFuture.runAsync(
                        this::end, end -> Thread.ofPlatform().name("device end").start(end))
                .join();
    }

    private void end() {
        try {
            if (thread.isAlive() && !loop.stop(PATIENCE)) {
                LOG.warn("{}", Words.of(ReloadWords.class).doesNotStop(PATIENCE.toSeconds()));
            }
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            release();
        }
    }

    /// Ends as a power cut does: without a word to anyone.
    public void cutPower() {
        device.way().network().close(); // first, so that no farewell gets out
        thread.interrupt();
        try {
            if (thread.isAlive()) {
                thread.join(PATIENCE); // what it owns is taken apart below
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        } finally {
            release();
        }
    }

    /// An LED that does not go dark must not keep the last messages from being sent.
    private void release() {
        for (LedPlayer player : device.players()) {
            try {
                player.close();
            } catch (LedFault fault) {
                LOG.error("{}", LedDiagnosis.of(fault).sentence());
            }
        }
        device.way().close();
        device.memory().close();
        instruments.close();
    }
}
