package dev.picolight.device.app;

import static dev.picolight.device.app.Doctors.doctor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.app.Doctors.Said;
import dev.picolight.device.mosquitto.Certificates;
import dev.picolight.device.mosquitto.Mosquitto;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// What the doctor says about rules and topics, by which a device that is online hears nothing.
class DoctorTopicsIT extends DoctorFixture {
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

    /// A Server grants `#` and delivers what its rules allow: whoever listens as the device hears
    /// nothing of other rooms, and must not take that for an answer.
    @Test
    void saysWhoHearsWhatTheDeviceMayNotRead() throws IOException {
        try (Mosquitto mosquitto =
                Mosquitto.startWithPassword("pi", "raspberry", "user pi", "topic readwrite 客廳/#")) {
            Said said =
                    doctor(
                            "--listen",
                            "1",
                            "--settings",
                            withPassword(mosquitto.address(), "raspberry"));
            assertThat(said.printed())
                    .contains(
                            "listen as a user who may: picolight doctor --broker "
                                    + mosquitto.address()
                                    + " --here --user NAME --password-file FILE --room '客廳' --listen 1");
        }
    }

    @Test
    void saysSoAlsoForABrokerThatIsReachedByTls() throws IOException {
        Certificates certificates = Certificates.in(folder);
        try (Mosquitto mosquitto =
                Mosquitto.setUp().tls(certificates.server("127.0.0.1")).start()) {
            Said said =
                    doctor(
                            "--listen",
                            "1",
                            "--settings",
                            settings(
                                    mosquitto.address(),
                                    "tls:\n  ca: " + certificates.authority()));
            assertThat(said.printed())
                    .contains(
                            "--broker %s --tls-ca '%s' --here --user NAME"
                                    .formatted(mosquitto.address(), certificates.authority()));
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
}
