package dev.picolight.device.port;

import dev.picolight.device.announce.HealthReport;
import dev.picolight.device.announce.Queue;
import dev.picolight.device.announce.Sensors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What the machine measures of itself, and where it shows how the device is. Called by the
/// device's thread.
public interface Instruments extends AutoCloseable {
    /// A machine without sensors, on which nobody looks.
    Instruments NONE =
            new Instruments() {
                @Override
                public void measure(Consumer<Sensors> answer) {
                    answer.accept(Sensors.NONE);
                }

                @Override
                public void show(Supplier<HealthReport> report, Supplier<Queue> queue) {}

                @Override
                public void close() {}
            };

    /// Measures and answers once, on any thread. Returns at once; a sensor that hangs gives no
    /// answer.
    void measure(Consumer<Sensors> answer);

    /// Something may have changed. Returns at once.
    ///
    /// @param report to be asked for before this returns, if at all
    /// @param queue to be asked for at any time, by any thread
    void show(Supplier<HealthReport> report, Supplier<Queue> queue);

    /// Ends everything.
    @Override
    void close();
}
