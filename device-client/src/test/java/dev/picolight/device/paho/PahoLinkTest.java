package dev.picolight.device.paho;

import static dev.picolight.device.port.ContractBench.TO_COMMANDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.app.HostDialer;
import dev.picolight.device.app.MonotonicTime;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.port.RecordedEvents;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One connection, and a device that is slower than its loss.
class PahoLinkTest {
    /// A Server that accepts and closes is gone before the device has taken its CONNACK out of the
    /// inbox; an exception would then end the device's only thread.
    @Test
    void commandsThatComeAfterTheEndDoNothing() throws InterruptedException {
        RecordedEvents events = new RecordedEvents();
        try (ScriptedServer server = new ScriptedServer()) {
            ConnectSettings settings = PahoBench.settings(server.address(), Duration.ofSeconds(30));
            PahoLink link =
                    new PahoLink(
                            1,
                            true,
                            settings,
                            new HostDialer(),
                            new MonotonicTime(),
                            events,
                            Acknowledgements.NOBODY,
                            new TlsSuspicion(settings, new HostDialer(), new MonotonicTime()));
            link.open();
            server.accept(Packets.connack()).close();
            events.await(ConnectionLost.class);
            assertThat(link.awaitEnded(Duration.ofSeconds(10))).isTrue();

            link.command(session -> session.subscribe(TO_COMMANDS));
            link.command(session -> session.publish(PahoBench.message(PahoBench.STATUS, "late")));
            link.command(PahoSession::ping);
            link.disconnect();

            assertThat(events.all())
                    .extracting(event -> (Object) event.getClass())
                    .isEqualTo(List.of(Connected.class, ConnectionLost.class));
        }
    }
}
