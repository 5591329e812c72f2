package dev.picolight.simulator.interoperability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.settings.DeviceId;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.fault.FaultText;
import dev.picolight.simulator.house.EventLog;
import dev.picolight.simulator.house.HouseEvent;
import dev.picolight.simulator.house.HousePlan;
import dev.picolight.simulator.house.LiveHouse;
import dev.picolight.simulator.lan.Pace;
import dev.picolight.simulator.lan.Stack;
import dev.picolight.simulator.lan.VirtualLan;
import dev.picolight.simulator.record.Recorder;
import dev.picolight.simulator.record.Recording;
import dev.picolight.simulator.record.RecordingFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The programs that recordings are for open them: Wireshark's `tshark`, GTKWave's `vcd2fst`, and
/// PulseView's sibling `sigrok-cli`. What they read is a house in real time.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RecordingIT {
    private static final int BOOT_SPEED = 20;
    private static final String TOPIC = "客廳/message";

    @TempDir static Path folder;

    private static final List<String> NEWS = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void record() throws InterruptedException {
        try (LiveHouse house = LiveHouse.open(plan());
                Recorder _ =
                        Recorder.start(
                                house, RecordingFile.create(folder.resolve("a")), NEWS::add)) {
            house.powerOn("pico-w");
            online(house);
            house.time().speed(1);
            house.publish(message("ON"));
            lit(house, 100);
            house.publish(message("OFF"));
            lit(house, 0);
            house.publish(message("BLINK 3 200 200"));
            house.pass(Duration.ofMillis(1_600));
            Active slow =
                    house.faults().begin(FaultText.parse("latency latency=100"), Optional.empty());
            house.publish(message("ON"));
            lit(house, 100);
            house.faults().end(slow.number());
            house.cutPower("pico-w");
            house.time().speed(BOOT_SPEED);
            house.powerOn("pico-w");
            online(house);
            house.pass(Duration.ofSeconds(20)); // what is on its way arrives
        }
    }

    private static HousePlan plan() {
        DeviceSettings board =
                new DeviceSettings(
                        new DeviceId("pico-w"),
                        new DeviceSettings.Broker(
                                new BrokerAddress(VirtualLan.BROKER_ADDRESS, 1883),
                                false,
                                "picolight-pico-w",
                                Optional.empty(),
                                Duration.ofSeconds(30)),
                        List.of(LedSettings.onBoard("客廳")));
        return new HousePlan(
                List.of(board),
                new VirtualLan("PicoLight", List.of()),
                Stack.PICO_W,
                new Pace(BOOT_SPEED),
                7);
    }

    private static void online(LiveHouse house) throws InterruptedException {
        assertThat(
                        house.await(
                                () -> house.board("pico-w").standing().equals("online"),
                                Duration.ofMinutes(8)))
                .isTrue();
    }

    private static void lit(LiveHouse house, int percent) throws InterruptedException {
        assertThat(
                        house.await(
                                () -> house.board("pico-w").leds().getFirst().percent() == percent,
                                Duration.ofSeconds(20)))
                .isTrue();
    }

    private static OutboundMessage message(String text) {
        return OutboundMessage.plain(new TopicName(TOPIC), Payload.of(text), Qos.AT_LEAST_ONCE);
    }

    private static String output(Path program, String... arguments)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(program.toString()));
        line.addAll(List.of(arguments));
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(line).redirectError(errors.toFile()).start();
        try {
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("%s", line).isZero();
            return output;
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> tshark(String filter, String... more)
            throws IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-n",
                                "-r",
                                folder.resolve("a.pcap").toString(),
                                "-o",
                                "tcp.check_checksum:TRUE",
                                "-o",
                                "ip.check_checksum:TRUE",
                                "-Y",
                                filter));
        arguments.addAll(List.of(more));
        return output(Needed.tool("tshark", "tshark"), arguments.toArray(String[]::new))
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static <E extends HouseEvent> List<E> recorded(Class<E> kind) {
        return Recording.read(folder.resolve("a.jsonl")).entries().stream()
                .map(EventLog.Entry::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @Test
    void nothingIsMissing() {
        assertThat(NEWS).isEmpty();
        assertThat(Recording.read(folder.resolve("a.jsonl")).complete()).isTrue();
    }

    @Test
    void wiresharkShowsEveryMqttPacket() throws Exception {
        List<String> types = new ArrayList<>();
        for (String line : tshark("mqtt", "-T", "fields", "-e", "mqtt.msgtype")) {
            types.addAll(List.of(line.split(",", -1)));
        }

        assertThat(types)
                .hasSize(recorded(HouseEvent.PacketSeen.class).size())
                .contains("1", "2", "3", "4", "8", "9");
    }

    @Test
    void wiresharkReadsTopicsAndMessages() throws Exception {
        List<String> messages =
                tshark(
                        "mqtt.topic == \"%s\" and ip.dst == %s"
                                .formatted(TOPIC, VirtualLan.boardAddress(0)),
                        "-T",
                        "fields",
                        "-e",
                        "eth.dst",
                        "-e",
                        "mqtt.topic",
                        "-e",
                        "mqtt.msg");

        assertThat(messages)
                .hasSize(4)
                .allSatisfy(it -> assertThat(it).startsWith("28:cd:c1:00:00:01\t" + TOPIC));
        assertThat(messages.getFirst()).containsAnyOf("4f4e", "ON"); // Wireshark 4 tells bytes
    }

    @Test
    void wiresharkFindsNothingWrong() throws Exception {
        assertThat(
                        tshark(
                                "_ws.malformed or tcp.checksum.status == 0 or ip.checksum.status == 0"
                                        + " or tcp.analysis.flags"))
                .isEmpty();
        assertThat(tshark("tcp.checksum.status == 1")).hasSize(tshark("tcp").size());
    }

    @Test
    void gtkWaveReadsTheSignals() throws Exception {
        Path waves = folder.resolve("a.fst");
        output(
                Needed.tool("vcd2fst", "gtkwave"),
                folder.resolve("a.vcd").toString(),
                waves.toString());

        assertThat(output(Needed.tool("fst2vcd", "gtkwave"), "-f", waves.toString()))
                .contains("powered $end", "wifi $end", "online $end", "led_0 $end");
    }

    @Test
    void pulseViewSeesThePulsesAsLongAsTheyWere() throws Exception {
        List<Long> millis =
                pulses(
                        output(
                                        Needed.tool("sigrok-cli", "sigrok-cli"),
                                        "-i",
                                        folder.resolve("a.vcd").toString(),
                                        "-I",
                                        "vcd:downsample=1000", // from microseconds
                                        "-C",
                                        "led_0",
                                        "-O",
                                        "csv:header=false:label=off:time=false")
                                .lines()
                                .toList());

        assertThat(millis).hasSize(5); // ON, BLINK 3, ON until its power is cut
        assertThat(millis.subList(1, 4)).allSatisfy(it -> assertThat(it).isBetween(150L, 250L));
        List<HouseEvent.LedChanged> changes = recorded(HouseEvent.LedChanged.class);
        for (int pulse = 0; pulse < millis.size(); pulse++) {
            Duration was = changes.get(2 * pulse + 1).at().minus(changes.get(2 * pulse).at());
            assertThat(millis.get(pulse)).isBetween(was.toMillis() - 1, was.toMillis() + 1);
        }
    }

    /// How many samples each is long.
    private static List<Long> pulses(List<String> samples) {
        List<Long> pulses = new ArrayList<>();
        long length = 0;
        for (String sample : samples) {
            if (sample.equals("1")) {
                length++;
            } else if (length > 0) {
                pulses.add(length);
                length = 0;
            }
        }
        return pulses;
    }
}
