package dev.picolight.device.app;

import dev.picolight.device.lifecycle.DeviceEvent.NetworkUp;
import dev.picolight.device.port.EventSink;
import dev.picolight.device.port.Network;

/// A network that is there at once.
final class ReadyNetwork implements Network {
    @Override
    public void join(EventSink events) {
        events.accept(new NetworkUp("192.168.137.20"));
    }

    @Override
    public void close() {}
}
