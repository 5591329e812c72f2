package dev.picolight.device.app;

import static dev.picolight.device.app.Doctors.doctor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.app.Doctors.OneAnswer;
import dev.picolight.device.app.Doctors.Said;
import dev.picolight.device.mosquitto.Certificates;
import dev.picolight.device.mosquitto.Mosquitto;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.words.Language;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the doctor says about real brokers, and about what is none.
class DoctorIT {
    /// As `setup-broker` writes them.
    private static final String[] RULES = {
        "user pi",
        "topic read 客廳/message",
        "topic readwrite 客廳/pi-1/#",
        "topic write 客廳/+/answer",
        "topic read all/message"
    };

    @TempDir private Path folder;

    private String settings(BrokerAddress broker, String more) throws IOException {
        return Files.writeString(
                        folder.resolve("pi.yaml"),
                        """
                        id: pi-1
                        broker:
                          host: %s
                          port: %d
                          allow-loopback: true
                        %s
                        leds:
                          - room: 客廳
                            bcm-pin: 17
                        """
                                .formatted(
                                        broker.host(),
                                        broker.port(),
                                        more.indent(2).stripTrailing()))
                .toString();
    }

    private String withPassword(BrokerAddress broker, String password) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), password);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return settings(broker, "user: pi\npassword-file: ./password");
    }

    private static void assertFinds(Said said, String... causes) {
        assertThat(said.causes()).as(said.printed()).containsExactly(causes);
        assertThat(said.exitCode()).as(said.printed()).isEqualTo(1);
        assertThat(said.concluded("certain"))
                .as(said.printed())
                .containsExactly(String.valueOf(causes.length == 1));
    }

    @Test
    void findsNothingWrongWhereADeviceIsAtHome() throws IOException {
        try (Mosquitto mosquitto = Mosquitto.startWithPassword("pi", "raspberry", RULES)) {
            Said said = doctor("--settings", withPassword(mosquitto.address(), "raspberry"));
            assertThat(said.exitCode()).as(said.printed()).isZero();
            assertThat(said.printed())
                    .contains(
                            "CONNECT: let in with MQTT 5 as the user pi",
                            "客廳/message: GRANTED_QOS_1 (0x01)",
                            "客廳/pi-1/message: came back after ",
                            "客廳/message: NOT_AUTHORIZED (0x87), as is right for a device",
                            "; whether it may read 客廳/message is not proved")
                    .doesNotContain("raspberry", "✗", "\r", "\033");
            assertThat(said.conclusion()).startsWith("No fault was found. Lines with !");
            assertThat(mosquitto.log())
                    .contains("as picolight-pi-1-doctor-")
                    .doesNotContain("as picolight-pi-1 ");
        }
    }

    @Test
    void takesAnOldMessageForAProofThatTheRoomsCommandsMayBeRead() throws IOException {
        try (Mosquitto mosquitto =
                Mosquitto.startWithPassword(
                        "pi",
                        "raspberry",
                        "user pi",
                        "topic read 客廳/message",
                        "topic readwrite 客廳/pi-1/#",
                        "user hand",
                        "topic write 客廳/message")) {
            mosquitto.changePassword("hand", "by-hand");
            mosquitto.awaitLog("Reloading");
            mosquitto.publish("客廳/message", "ON", "-r", "-u", "hand", "-P", "by-hand");
            Said said = doctor("--settings", withPassword(mosquitto.address(), "raspberry"));
            assertThat(said.printed())
                    .contains("a retained command stands on 客廳/message")
                    .doesNotContain("not proved");
        }
    }

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
    void namesRulesThatLetTheDeviceHearNothing() throws IOException {
        try (Mosquitto mosquitto =
                Mosquitto.startWithPassword("pi", "raspberry", "user pi", "topic write 客廳/#")) {
            Said said =
                    doctor("--json", "--settings", withPassword(mosquitto.address(), "raspberry"));
            assertFinds(said, "read-rules");
            assertThat(said.concluded("step")).containsExactly("hear");
        }
    }

    @Test
    void namesRulesThatLetTheDeviceSayNothing() throws IOException {
        try (Mosquitto mosquitto =
                Mosquitto.startWithPassword("pi", "raspberry", "user pi", "topic read 客廳/#")) {
            Said said =
                    doctor("--json", "--settings", withPassword(mosquitto.address(), "raspberry"));
            assertFinds(said, "write-rules");
            assertThat(said.concluded("title").getFirst()).contains("客廳/pi-1/#");
        }
    }

    /// Nobody needs a rule for the topic that the doctor alone tries.
    @Test
    void doesNotTakeItsOwnTopicForTheStatus() throws IOException {
        try (Mosquitto mosquitto =
                Mosquitto.startWithPassword(
                        "pi",
                        "raspberry",
                        "user pi",
                        "topic readwrite 客廳/message",
                        "topic readwrite 客廳/pi-1/message",
                        "topic readwrite 客廳/pi-1/status")) {
            Said said = doctor("--settings", withPassword(mosquitto.address(), "raspberry"));
            assertThat(said.exitCode()).as(said.printed()).isZero();
            assertThat(said.printed())
                    .contains("whether it may write its status to 客廳/pi-1/status was not tried");
        }
    }

    /// The rules of some brokers name each topic: what stands there already was written there.
    @Test
    void admitsThatItCouldNotProveAnything() throws IOException {
        try (Mosquitto mosquitto =
                Mosquitto.startWithPassword(
                        "pi",
                        "raspberry",
                        "user pi",
                        "topic read 客廳/#",
                        "topic write 客廳/pi-1/status")) {
            mosquitto.publish("客廳/pi-1/status", "offline", "-r", "-u", "pi", "-P", "raspberry");
            Said said = doctor("--settings", withPassword(mosquitto.address(), "raspberry"));
            assertThat(said.exitCode()).as(said.printed()).isEqualTo(3);
            assertThat(said.conclusion()).startsWith("No fault was found, but");
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

    @Test
    void refusesLocalhostAsTheDeviceDoesAndNamesTheAddressToWrite() {
        Said said = doctor("--json", "--broker", "localhost");
        assertFinds(said, "localhost");
        assertThat(said.concluded("remedy").getFirst()).contains("hostname -I");
    }

    @Test
    void showsEveryProblemOfTheSettings() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.yaml"), "broker:\n  prot: 1\nleds: []\n");
        Said said = doctor("--settings", file.toString());
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.printed()).contains("bad.yaml:2:", "✗ settings:");
        assertFinds(doctor("--json", "--settings", file.toString()), "settings");
    }

    @Test
    void namesACommandThatStaysAtTheBroker() throws IOException {
        try (Mosquitto mosquitto = Mosquitto.start()) {
            mosquitto.publish("客廳/message", "ON", "-r");
            Said said = doctor("--json", "--settings", settings(mosquitto.address(), ""));
            assertFinds(said, "retained-command");
            assertThat(said.concluded("text"))
                    .anySatisfy(text -> assertThat(text).contains("-r -n -t '客廳/message'"));
        }
    }

    @Test
    void namesTopicsThatOnlyLookLikeTheDevices() throws Exception {
        try (Mosquitto mosquitto = Mosquitto.start()) {
            String file = settings(mosquitto.address(), "");
            Thread sender =
                    Thread.ofVirtual()
                            .start(() -> {
                                mosquitto.awaitLog("# (QoS 0)");
                                mosquitto.publish("客厅/message", "ON");
                            });
            Said said = doctor("--json", "--listen", "3", "--settings", file);
            sender.join();
            assertFinds(said, "topic-script");
            assertThat(said.printed()).contains("客厅/message");
        }
    }

    /// It would be there for ever, whatever everybody sends by now.
    @Test
    void blamesNobodyForAMessageThatWasLeftOnSuchATopic() throws IOException {
        try (Mosquitto mosquitto = Mosquitto.start()) {
            mosquitto.publish("客厅/message", "ON", "-r");
            Said said = doctor("--settings", settings(mosquitto.address(), ""));
            assertThat(said.exitCode()).as(said.printed()).isZero();
            assertThat(said.printed())
                    .contains("a retained message stands on 客厅/message", "-r -n -t '客厅/message'");
        }
    }

    /// Another room may have a name that is nearly the same.
    @Test
    void blamesNobodyForARoomThatIsOneCharacterOff() throws IOException {
        try (Mosquitto mosquitto = Mosquitto.start()) {
            mosquitto.publish("餐廳/message", "ON", "-r");
            mosquitto.publish("客廳/pi-1/status", "online", "-r");
            Said said = doctor("--settings", settings(mosquitto.address(), ""));
            assertThat(said.exitCode()).as(said.printed()).isZero();
            assertThat(said.printed())
                    .contains(
                            "餐廳/message is in use too, one character off 客廳/message",
                            "its status says that the device pi-1 is online");
        }
    }

    /// However much is said elsewhere.
    @Test
    void hearsWhatIsSentWhileItListens() throws Exception {
        try (Mosquitto mosquitto = Mosquitto.start()) {
            String file = settings(mosquitto.address(), "");
            Thread sender =
                    Thread.ofVirtual()
                            .start(() -> {
                                mosquitto.awaitLog("# (QoS 0)");
                                mosquitto.publishLines("elsewhere", 2_500, "21.5");
                                mosquitto.publish("客廳/message/", "ON");
                                mosquitto.publish("客廳/message", "OFF");
                            });
            Said said = doctor("--listen", "6", "--settings", file);
            sender.join();
            assertThat(said.exitCode()).as(said.printed()).isEqualTo(1);
            assertThat(said.printed())
                    .contains(
                            "somebody sends to 客廳/message/, but the device listens to 客廳/message",
                            "heard on 客廳/message: «OFF»");
        }
    }

    @Test
    void needsNoSettings() throws IOException {
        try (Mosquitto mosquitto = Mosquitto.startWithPassword("pi-1", "raspberry", RULES)) {
            Path password = Files.writeString(folder.resolve("password"), "raspberry\n");
            String address = mosquitto.address().toString();
            Said wrong = doctor("--json", "--broker", address, "--user", "pi-1");
            assertFinds(wrong, "localhost");
            Said said =
                    doctor(
                            "--broker",
                            address.replace("127.0.0.1", "localhost"),
                            "--here",
                            "--user",
                            "pi-1",
                            "--password-file",
                            password.toString());
            assertThat(said.printed())
                    .contains(
                            "let in with MQTT 5 as the user pi-1",
                            "! SUBSCRIBE: no room is named, so neither this nor the next two",
                            "--room ROOM names one");
        }
    }

    /// From this machine all is well, and from no other.
    @Test
    void looksAtTheBrokersMachineForThoseElsewhere() throws IOException {
        try (Mosquitto mosquitto = Mosquitto.start()) {
            Said said = doctor("--json", "--here", "--settings", settings(mosquitto.address(), ""));
            assertFinds(said, "here-listener-on-loopback");
            assertThat(said.printed())
                    .contains("listener %d 127.0.0.1".formatted(mosquitto.address().port()));
        }
    }

    @Test
    void saysWhyNoLedCanBeOpenedHere() throws IOException {
        try (Mosquitto mosquitto = Mosquitto.start()) {
            Said said = doctor("--json", "--led", "--settings", settings(mosquitto.address(), ""));
            assertThat(said.exitCode()).as(said.printed()).isEqualTo(1);
            assertThat(said.concluded("step")).containsExactly("led");
            assertThat(said.causes())
                    .allSatisfy(code -> assertThat(code).startsWith("led-"))
                    .hasSize(1);
        }
    }

    @Test
    void saysTheSameInThreeLanguages() throws IOException {
        try (Mosquitto mosquitto = Mosquitto.startWithPassword("pi", "raspberry")) {
            String file = withPassword(mosquitto.address(), "cherry");
            List<String> first = new ArrayList<>();
            for (Language language : Language.values()) {
                Said said = doctor(language, "--settings", file);
                assertThat(said.exitCode()).isEqualTo(1);
                first.add(said.conclusion().replaceFirst("[.。].*", ""));
                if (language != Language.ENGLISH) {
                    assertThat(said.printed().replace(file, "")).satisfies(Chinese::isAlone);
                }
            }
            assertThat(first).doesNotHaveDuplicates();
        }
    }

    @Test
    void saysInChineseThatAllIsWell() throws IOException {
        try (Mosquitto mosquitto = Mosquitto.startWithPassword("pi", "raspberry", RULES)) {
            String file = withPassword(mosquitto.address(), "raspberry");
            for (Language language :
                    List.of(Language.TRADITIONAL_CHINESE, Language.SIMPLIFIED_CHINESE)) {
                Said said = doctor(language, "--settings", file);
                assertThat(said.exitCode()).as(said.printed()).isZero();
                assertThat(said.conclusion()).matches("(沒有發現問題|没有发现问题)。.*!.*");
                assertThat(said.printed().replace(file, "")).satisfies(Chinese::isAlone);
            }
        }
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(doctor("--user", "pi").exitCode()).isEqualTo(2);
        assertThat(doctor("--broker", "a b").exitCode()).isEqualTo(2);
        assertThat(doctor("--broker", "h", "--password-file", "x").exitCode()).isEqualTo(2);
        assertThat(doctor("--broker", "h", "--listen", "-1").exitCode()).isEqualTo(2);
        assertThat(doctor("--broker", "h", "--led").exitCode()).isEqualTo(2);
        assertThat(doctor("--broker", "h", "--settings", "x.yaml").exitCode()).isEqualTo(2);
    }
}
