package dev.picolight.device.port;

/// The device's way onto its network: Wi-Fi of a Pico W, or whatever the machine has.
public interface Network extends AutoCloseable {
    /// Asks for the network. `NetworkUp` follows when it is there (at once, when it already is) and
    /// `NetworkDown` whenever it is lost. Returns at once. May be called again at any time.
    void join(EventSink events);

    /// Stops watching.
    @Override
    void close();
}
