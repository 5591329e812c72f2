package dev.picolight.simulator.board;

import dev.picolight.device.lifecycle.DeviceEvent.Recalled;
import dev.picolight.device.lifecycle.Remembered;
import dev.picolight.device.port.EventSink;
import dev.picolight.device.port.Memory;
import java.util.List;

/// The flash memory of a simulated Pico W: what is in it survives a power cut, as long as somebody
/// holds the object. May be read by any thread.
public final class Flash implements Memory {
    private volatile List<Remembered> kept = List.of();
    private volatile int writes;

    @Override
    public void recall(EventSink events) {
        events.accept(new Recalled(kept));
    }

    @Override
    public void remember(List<Remembered> leds, EventSink events) {
        synchronized (this) {
            kept = List.copyOf(leds);
            writes++;
        }
    }

    /// How often it was written, which wears it out.
    public int writes() {
        return writes;
    }

    /// Nothing to wait for: the next board may use it.
    @Override
    public void close() {}
}
