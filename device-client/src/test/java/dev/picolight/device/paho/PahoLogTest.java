package dev.picolight.device.paho;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class PahoLogTest {
    // row 16
    @Test
    void pahosOwnLogIsSilentOnceThereWasAConnection() {
        try (PahoBench bench = new PahoBench()) {
            bench.open();
        }
        System.gc(); // nobody else holds the logger
        Logger sender = Logger.getLogger("org.eclipse.paho.mqttv5.client.internal.CommsSender");
        assertThat(sender.isLoggable(Level.SEVERE)).isFalse();
    }
}
