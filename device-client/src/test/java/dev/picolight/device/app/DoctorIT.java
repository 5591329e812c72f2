package dev.picolight.device.app;

import static dev.picolight.device.app.Doctors.doctor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.app.Doctors.Said;
import dev.picolight.device.mosquitto.Mosquitto;
import dev.picolight.device.words.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the doctor says about real brokers where all is well, and how it says it.
class DoctorIT extends DoctorFixture {
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
