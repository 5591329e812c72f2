package dev.picolight.device.port;

import dev.picolight.device.lifecycle.DeviceEvent;

/// Where events go: the device's inbox. May be called by any thread, never blocks and never throws.
@FunctionalInterface
public interface EventSink {
    void accept(DeviceEvent event);
}
