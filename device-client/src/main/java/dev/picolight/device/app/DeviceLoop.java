package dev.picolight.device.app;

import dev.picolight.device.lifecycle.DeviceEvent.Booted;
import dev.picolight.device.lifecycle.DeviceEvent.StopRequested;
import dev.picolight.device.lifecycle.DeviceState.Stopped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Runs a [Device] in real time, on the thread that calls [#run]: waits for the next event or
/// deadline, whichever comes first.
public final class DeviceLoop {
    private final Device device;
    private final InstantSource time;
    private final CountDownLatch ended = new CountDownLatch(1);

    /// @param time must never go backwards, see [MonotonicTime]
    public DeviceLoop(Device device, InstantSource time) {
        this.device = device;
        this.time = time;
    }

    /// Boots the device and works until it has stopped, on purpose or by an interrupt.
    public void run() {
        try {
            device.accept(new Booted());
            while (true) {
                Optional<Instant> next = device.process(time.instant());
                if (device.state() instanceof Stopped) {
                    return;
                }
                device.awaitEvent(next.map(at -> Duration.between(time.instant(), at)));
            }
        } catch (InterruptedException asked) {
            device.accept(new StopRequested());
            device.process(time.instant());
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
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
