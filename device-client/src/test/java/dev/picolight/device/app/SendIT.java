package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mosquitto.Mosquitto;
import dev.picolight.device.mosquitto.MosquittoListener;
import dev.picolight.device.mqtt.BrokerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `send` as a process, against a real Mosquitto, with and without a device.
class SendIT {
    @TempDir private Path folder;

    private String settings(BrokerAddress broker, String more) throws IOException {
        return Files.writeString(
                        folder.resolve("pi.yaml"),
                        """
                        id: pi-1
                        broker:
                          host: %s
                          port: %d
                        %s
                        leds:
                          - room: 客廳
                            bcm-pin: 17
                          - room: Living Room
                            bcm-pin: 27
                            text: ignore
                        """
                                .formatted(
                                        broker.host(),
                                        broker.port(),
                                        more.indent(2).stripTrailing()))
                .toString();
    }

    private static DeviceProgram send(String file, String... arguments) {
        return DeviceProgram.startByShell(Map.of("PICOLIGHT_SETTINGS", file), "send", arguments);
    }

    private static String ended(DeviceProgram program, ExitCode code) {
        assertThat(program.awaitExit()).as(program.printed()).isEqualTo(code.number());
        assertThat(program.printed()).doesNotContain("Exception", "\tat ");
        program.close();
        return program.printed();
    }

    @Test
    void saysWhatTheDeviceAnswers() throws Exception {
        try (Mosquitto mosquitto = Mosquitto.start()) {
            String file = settings(mosquitto.address(), "allow-loopback: true");
            try (MosquittoListener listener = mosquitto.listen("#");
                    DeviceProgram device =
                            DeviceProgram.start(Map.of("PICOLIGHT_SETTINGS", file), "run")) {
                device.awaitPrinted("online at");
                assertThat(ended(send(file, "客廳", "ON"), ExitCode.OK)).contains(": LED lit");
                listener.awaitHeard("客廳/message ON");
                assertThat(ended(send(file, "--device", "pi-1", "客廳", "OFF"), ExitCode.OK))
                        .contains(": LED dark");
                assertThat(ended(send(file, "--json", "客廳", "BLINK", "2", "20"), ExitCode.OK))
                        .contains("{\"ok\":true,\"state\":\"ON\",\"effect\":\"blink\"");
                assertThat(ended(send(file, "客廳", "BLINK", "1000"), ExitCode.FAILED))
                        .contains("not done: BLINK with «1000» is not possible", "(malformed)");
                assertThat(ended(send(file, "all", "OFF"), ExitCode.OK))
                        .contains("pi-1: 客廳: LED dark; Living Room: LED dark (");
                assertThat(ended(send(file, "--wait", "500ms", "廚房", "ON"), ExitCode.FAILED))
                        .as("the listener listens there")
                        .contains(
                                "something listens to 廚房/message, but no PicoLight has answered within 0.5 s");
            }
        }
    }

    @Test
    void saysThatNobodyListensAndWhatWasProbablyMeant() throws Exception {
        try (Mosquitto mosquitto = Mosquitto.start()) {
            String file = settings(mosquitto.address(), "allow-loopback: true");
            assertThat(ended(send(file, "客廳", "ON"), ExitCode.FAILED))
                    .contains(
                            "no device listens in 客廳: the broker %s knows nobody who has subscribed to 客廳/message"
                                    .formatted(mosquitto.address()),
                            "The settings know that room");
            assertThat(ended(send(file, "客厅", "ON"), ExitCode.FAILED))
                    .contains(
                            "no device listens in 客厅",
                            "Did you mean 客廳? It is in the settings, and differs in Traditional and Simplified characters.");
            assertThat(ended(send(file, "living room", "ON"), ExitCode.FAILED))
                    .contains("Did you mean Living Room?", "upper and lower case");
            assertThat(ended(send(file, "廚房", "ON"), ExitCode.FAILED))
                    .contains("The settings know the rooms 客廳, Living Room.");
        }
    }

    @Test
    void namesTheRuleThatForbidsIt() throws Exception {
        try (Mosquitto mosquitto =
                Mosquitto.startWithPassword("pi", "raspberry", "user pi", "topic readwrite 臥室/#")) {
            String file =
                    settings(
                            mosquitto.address(),
                            "allow-loopback: true\nuser: pi\npassword-file: ./password");
            Files.writeString(folder.resolve("password"), "raspberry");
            assertThat(ended(send(file, "客廳", "ON"), ExitCode.FAILED))
                    .contains(
                            "the broker does not let user pi publish to 客廳/message: NOT_AUTHORIZED (0x87)",
                            "acl_file")
                    .doesNotContain("raspberry");
            Files.writeString(folder.resolve("password"), "wrong");
            assertThat(ended(send(file, "客廳", "ON"), ExitCode.BROKER))
                    .contains(
                            "NOT_AUTHORIZED (0x87)",
                            "the password is another one",
                            "broker-user list");
        }
    }

    @Test
    void saysWhyTheBrokerIsNotReachedAsTheDeviceDoes() throws Exception {
        String file = settings(new BrokerAddress("127.0.0.1", 1), "allow-loopback: true");
        assertThat(ended(send(file, "客廳", "ON"), ExitCode.BROKER))
                .contains("broker 127.0.0.1:1 not reached: connection refused", "ss -ltnp");
        file = settings(new BrokerAddress("127.0.0.1", 1), "allow-loopback: false");
        assertThat(ended(send(file, "客廳", "ON"), ExitCode.LOCALHOST))
                .contains("allow-loopback: true");
    }

    @Test
    void whatCannotBeIsWrongUsage() throws Exception {
        String file = settings(new BrokerAddress("127.0.0.1", 1), "allow-loopback: true");
        assertThat(ended(send(file, "客廳"), ExitCode.USAGE)).contains("COMMAND");
        assertThat(ended(send(file, "客廳/#", "ON"), ExitCode.USAGE)).contains("wildcard");
        assertThat(ended(send(file, "--device", "a/b", "客廳", "ON"), ExitCode.USAGE))
                .contains("The id «a/b»");
        assertThat(ended(send(file, "--device", "pi-1", "all", "ON"), ExitCode.USAGE))
                .contains("write the room of that device instead of all");
        assertThat(ended(send(file, "--wait", "3", "客廳", "ON"), ExitCode.USAGE))
                .contains("'3' is no time");
    }
}
