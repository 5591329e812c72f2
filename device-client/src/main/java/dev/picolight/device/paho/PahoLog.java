package dev.picolight.device.paho;

import java.util.logging.Level;
import java.util.logging.Logger;

/// Silences Paho's own log (row 16): it writes a line for each QoS 2 message and a stack trace for
/// each lost connection. What matters is told by events.
final class PahoLog {
    /// Kept, because java.util.logging forgets a logger, and its level, that nobody holds.
    private static final Logger PAHO = Logger.getLogger("org.eclipse.paho.mqttv5");

    private PahoLog() {}

    static void silence() {
        PAHO.setLevel(Level.OFF);
    }
}
