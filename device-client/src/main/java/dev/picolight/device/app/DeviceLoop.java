package dev.picolight.device.app;

import dev.picolight.device.lifecycle.DeviceEvent.Booted;
import dev.picolight.device.lifecycle.DeviceEvent.StopRequested;
import dev.picolight.device.lifecycle.DeviceState.Stopped;
import dev.picolight.device.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a [Device] by a clock, on the thread that calls [#run]: waits for the next event or
/// deadline, whichever comes first.
public final class DeviceLoop {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceLoop.class);

    private final Device device;
    private final DeviceClock time;
    private final DeviceClock.Alarm alarm;
    private final LoopWatch watch;
    private final CountDownLatch ended = new CountDownLatch(1);

    /// @param watch told after each turn
    public DeviceLoop(Device device, DeviceClock time, LoopWatch watch) {
        this.device = device;
        this.time = time;
        this.alarm = time.alarm();
        this.watch = watch;
        device.rings(alarm::ring);
    }

    /// Boots the device and works until it has stopped, on purpose or by an interrupt.
    public void run() {
        try {
            device.accept(new Booted());
            while (true) {
                Optional<Instant> next = turn();
                if (device.state() instanceof Stopped) {
                    return;
                }
                alarm.await(device::hasEvents, next);
            }
        } catch (InterruptedException asked) {
            device.accept(new StopRequested());
            turn();
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    /// @return when it must turn again at the latest
    private Optional<Instant> turn() {
        Optional<Instant> due = device.process(time.instant());
        return Stream.concat(due.stream(), watched().stream()).min(Instant::compareTo);
    }

    private Optional<Instant> watched() {
        try {
            return watch.turned(device.standing(), time.instant());
        } catch (RuntimeException defect) { // costs what it broke and no more
            LOG.error(
                    "{}",
                    Words.of(StatusWords.class)
                            .deviceDefect(watch.getClass().getSimpleName(), defect.toString()));
            return Optional.empty();
        }
    }

    /// Asks the device to stop and waits until it has; may be called by any thread but the
    /// device's.
    ///
    /// @return false when it took longer
    public boolean stop(Duration patience) throws InterruptedException {
        device.accept(new StopRequested());
        return ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
