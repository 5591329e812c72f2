package dev.picolight.device.paho;

import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.port.EventSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one way from a connection to the device. Once it is shut nothing passes any more, on
/// whatever thread.
final class EventGate {
    private static final Logger LOG = LoggerFactory.getLogger(EventGate.class);

    private static final int EVENT_SHOWN_MAX = 200;

    private final EventSink sink;
    private boolean shut;

    EventGate(EventSink sink) {
        this.sink = sink;
    }

    /// Passes an event on.
    ///
    /// @return false when the gate is shut
    synchronized boolean tell(DeviceEvent event) {
        if (shut) {
            return false;
        }
        // Paho interrupts its own threads when it shuts down: a sink must not notice.
        boolean interrupted = Thread.interrupted();
        try {
            sink.accept(event);
        } catch (Throwable brokenPromise) {
            // row 23: what is thrown into Paho ends the connection or vanishes
            LOG.error(
                    "the device did not take the event {}",
                    Shown.bounded(event.toString(), EVENT_SHOWN_MAX),
                    brokenPromise);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return true;
    }

    /// Passes the last event on and shuts the gate.
    ///
    /// @return false when it was shut before
    synchronized boolean tellLast(DeviceEvent event) {
        boolean told = tell(event);
        shut = true;
        return told;
    }

    /// When this returns, no event passes any more.
    synchronized void shut() {
        shut = true;
    }
}
