package dev.picolight.device.port;

import dev.picolight.device.lifecycle.DeviceEvent.Recalled;
import dev.picolight.device.lifecycle.Remembered;
import java.util.List;

/// Where the device keeps what must survive a power cut.
///
/// Called by the device's thread. Returns at once, however slow the disk is, and never throws: what
/// goes wrong is a `MemoryFailed`, told once until it goes right again.
public interface Memory extends AutoCloseable {
    /// One that keeps nothing.
    Memory NONE =
            new Memory() {
                @Override
                public void recall(EventSink events) {
                    events.accept(new Recalled(List.of()));
                }

                @Override
                public void remember(List<Remembered> leds, EventSink events) {}

                @Override
                public void close() {}
            };

    /// Asks for what was kept last. `Recalled` follows, and with nothing in it if nothing was kept
    /// or it cannot be read.
    void recall(EventSink events);

    /// Keeps this in place of what was kept before: after a power cut at any instant one or the
    /// other is there, whole. What cannot be kept now is tried again later.
    void remember(List<Remembered> leds, EventSink events);

    /// Waits until everything is kept, a few seconds at most. Afterwards the object is of no use.
    @Override
    void close();
}
