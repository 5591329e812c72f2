package dev.picolight.device.app;

import static dev.picolight.device.app.Doctors.doctor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.app.Doctors.OneAnswer;
import dev.picolight.device.app.Doctors.Said;
import dev.picolight.device.mosquitto.Certificates;
import dev.picolight.device.mosquitto.Mosquitto;
import dev.picolight.device.mqtt.BrokerAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What the doctor says about brokers that let nobody in, and about what is none.
class DoctorTroublesIT extends DoctorFixture {
    @Test
    void showsWhatTlsHasAgreedOn() throws IOException {
        Certificates certificates = Certificates.in(folder);
        try (Mosquitto mosquitto =
                Mosquitto.setUp().tls(certificates.server("127.0.0.1")).start()) {
            Said said =
                    doctor(
                            "--settings",
                            settings(
                                    mosquitto.address(),
                                    "tls:\n  ca: " + certificates.authority()));
            assertThat(said.exitCode()).as(said.printed()).isZero();
            assertThat(said.printed())
                    .contains("TLSv1.3 agreed on", "certificate for 127.0.0.1", "valid from 20");
        }
    }

    @Test
    void doesNotTakeAPasswordThatItHasNotForAWrongOne() throws IOException {
        try (Mosquitto mosquitto = Mosquitto.startWithPassword("pi", "raspberry")) {
            Said said = doctor("--settings", settings(mosquitto.address(), "user: pi"));
            assertThat(said.exitCode()).as(said.printed()).isEqualTo(3);
            assertThat(said.printed())
                    .contains("asked without the password", "sudo picolight doctor");
        }
    }

    @Test
    void namesAWrongPassword() throws IOException {
        try (Mosquitto mosquitto = Mosquitto.startWithPassword("pi", "raspberry")) {
            Said said = doctor("--json", "--settings", withPassword(mosquitto.address(), "cherry"));
            assertFinds(said, "user-or-password", "not-authorized");
            assertThat(said.printed()).doesNotContain("cherry");
        }
    }

    @Test
    void namesAMissingUser() throws IOException {
        try (Mosquitto mosquitto = Mosquitto.startWithPassword("pi", "raspberry")) {
            assertFinds(
                    doctor("--json", "--settings", settings(mosquitto.address(), "")),
                    "user-missing",
                    "not-authorized");
        }
    }

    @Test
    void namesABrokerThatDoesNotRun() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Said said =
                doctor("--json", "--settings", settings(new BrokerAddress("127.0.0.1", free), ""));
        assertThat(said.exitCode()).as(said.printed()).isEqualTo(1);
        assertThat(said.printed())
                .contains("\"code\":\"broker-down\"", "\"code\":\"wrong-port\"")
                .as("a broker on this very machine has no firewall before it")
                .doesNotContain("\"code\":\"firewall-rejects\"");
        assertThat(said.concluded("step")).as("who looks there knows more").containsExactly("here");
    }

    @Test
    void namesTlsOnTheWrongPortEitherWay() throws IOException {
        Certificates certificates = Certificates.in(folder);
        try (Mosquitto mosquitto =
                Mosquitto.setUp().tls(certificates.server("127.0.0.1")).start()) {
            assertFinds(
                    doctor("--json", "--settings", settings(mosquitto.address(), "")),
                    "tls-on-port");
            String tls = "tls:\n  ca: " + certificates.authority();
            assertFinds(
                    doctor("--json", "--settings", settings(mosquitto.plainAddress(), tls)),
                    "tls-not-on-port",
                    "broker-closes");
        }
    }

    @Test
    void namesAnAuthorityThatTheDeviceDoesNotTrust() throws IOException {
        Certificates certificates = Certificates.in(folder);
        try (Mosquitto mosquitto =
                Mosquitto.setUp().tls(certificates.stranger().server("127.0.0.1")).start()) {
            assertFinds(
                    doctor(
                            "--json",
                            "--settings",
                            settings(
                                    mosquitto.address(),
                                    "tls:\n  ca: " + certificates.authority())),
                    "tls-authority");
        }
    }

    @Test
    void namesAWebServer() throws IOException {
        byte[] page =
                "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII);
        try (OneAnswer web = new OneAnswer(page)) {
            assertFinds(doctor("--json", "--settings", settings(web.address(), "")), "not-mqtt");
        }
    }

    /// CONNACK as in MQTT 3.1.1, with return code 1.
    @Test
    void namesABrokerThatKnowsOlderMqttAlone() throws IOException {
        try (OneAnswer old = new OneAnswer((byte) 0x20, (byte) 2, (byte) 0, (byte) 1)) {
            assertFinds(
                    doctor("--json", "--settings", settings(old.address(), "")),
                    "protocol-version");
        }
    }

    @Test
    void namesAnIdentifierThatTheBrokerDoesNotTake() throws IOException {
        try (OneAnswer strict =
                new OneAnswer((byte) 0x20, (byte) 3, (byte) 0, (byte) 0x85, (byte) 0)) {
            assertFinds(
                    doctor("--json", "--settings", settings(strict.address(), "")),
                    "identifier-not-valid");
        }
    }

    @Test
    void namesAFrozenBroker() throws IOException {
        try (Mosquitto mosquitto = Mosquitto.start()) {
            mosquitto.freeze();
            Said said = doctor("--json", "--settings", settings(mosquitto.address(), ""));
            mosquitto.thaw();
            assertFinds(said, "broker-frozen", "not-mqtt");
        }
    }
}
