package dev.picolight.simulator.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mosquitto.Certificates;
import dev.picolight.device.mosquitto.Issued;
import dev.picolight.device.mosquitto.Mosquitto;
import dev.picolight.device.mqtt.ServerName;
import dev.picolight.device.mqtt.TlsSettings;
import dev.picolight.device.mqtt.TlsSettings.Identity;
import dev.picolight.simulator.lan.VirtualLan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A simulated Pico W and a real Mosquitto with TLS, through the virtual LAN.
class TlsIT {
    @TempDir private Path folder;

    private static TlsSettings trusting(
            Path ca, Optional<Issued> client, Optional<String> serverName) {
        return new TlsSettings(
                Optional.of(ca),
                client.map(own -> new Identity(own.certificate(), own.key(), Optional.empty())),
                serverName.map(ServerName::new));
    }

    @Test
    void theBoardLightsItsLedOverMutualTls() {
        Certificates certificates = Certificates.in(folder);
        try (Mosquitto mosquitto =
                        Mosquitto.setUp()
                                .mutualTls(
                                        certificates.server(VirtualLan.BROKER_ADDRESS),
                                        certificates.authority())
                                .start();
                Board board =
                        BoardSetup.inLivingRoom(mosquitto.address().port())
                                .withTls(
                                        trusting(
                                                certificates.authority(),
                                                Optional.of(certificates.client("pico-w")),
                                                Optional.empty()))
                                .powerOn()) {
            board.awaitLine("online at 192.168.137.113:8883");
            Clients clients = Clients.of(mosquitto.plainAddress());
            clients.awaitRetained("客廳/pico-w/status", "online");
            clients.publish("客廳/message", "測試訊息");
            board.awaitLit();

            board.loseRadio();
            board.awaitLines(2, "online at 192.168.137.113:8883");
            clients.publish("客廳/message", "OFF");
            board.awaitDark();
        }
    }

    @Test
    void theBoardSaysWhichNamesTheCertificateHas() {
        Certificates certificates = Certificates.in(folder);
        try (Mosquitto mosquitto =
                        Mosquitto.setUp().tls(certificates.server("broker.lan")).start();
                Board board =
                        BoardSetup.inLivingRoom(mosquitto.address().port())
                                .withTls(
                                        trusting(
                                                certificates.authority(),
                                                Optional.empty(),
                                                Optional.empty()))
                                .withWaits(Duration.ofMillis(200), Duration.ofMillis(500))
                                .powerOn();
                Board named =
                        BoardSetup.inLivingRoom(mosquitto.address().port())
                                .withTls(
                                        trusting(
                                                certificates.authority(),
                                                Optional.empty(),
                                                Optional.of("broker.lan")))
                                .powerOn()) {
            assertThat(board.awaitLine("the broker's certificate is for another name"))
                    .contains("it has broker.lan, not 192.168.137.113", "server-name: under tls:");
            named.awaitLine("online at 192.168.137.113:8883");
        }
    }
}
