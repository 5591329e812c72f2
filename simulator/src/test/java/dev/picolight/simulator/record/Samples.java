package dev.picolight.simulator.record;

import dev.picolight.device.lifecycle.DeviceAction.Report.Severity;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.mqtt.UserProperty;
import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.house.EventLog;
import dev.picolight.simulator.house.HouseEvent;
import dev.picolight.simulator.house.HouseEvent.BytesCarried;
import dev.picolight.simulator.house.HouseEvent.ConnectionChanged;
import dev.picolight.simulator.house.PacketSummary;
import dev.picolight.simulator.house.TimeControl;
import dev.picolight.simulator.lan.Radio;
import dev.picolight.simulator.lan.Tap;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Events as houses tell them, and the packets in them.
final class Samples {
    static final InetSocketAddress BOARD = new InetSocketAddress("192.168.137.21", 49_153);
    static final InetSocketAddress BROKER = new InetSocketAddress("192.168.137.113", 1883);

    private Samples() {}

    static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    static OutboundMessage message(String topic, String text) {
        return OutboundMessage.plain(new TopicName(topic), Payload.of(text), Qos.AT_MOST_ONCE);
    }

    static ConnectionChanged changed(long millis, Tap.Kind kind) {
        return new ConnectionChanged(millis(millis), "pico-w", 1, kind, BOARD, BROKER);
    }

    static BytesCarried carried(long millis, boolean toBroker, byte[] bytes) {
        return new BytesCarried(millis(millis), "pico-w", 1, toBroker, Payload.of(bytes));
    }

    static byte[] connect() {
        return packet(
                0x10,
                joined(
                        text("MQTT"),
                        bytes(5, 0xC0, 0, 30, 0),
                        text("picolight-pico-w"),
                        text("anna"),
                        text(SampleHouse.PASSWORD)));
    }

    static byte[] connack() {
        return packet(0x20, bytes(0, 0, 0));
    }

    static byte[] subscribe(String filter) {
        return packet(0x82, joined(bytes(0, 1, 0), text(filter), bytes(1)));
    }

    static byte[] suback() {
        return packet(0x90, bytes(0, 1, 0, 1));
    }

    static byte[] publish(String topic, String payload) {
        return publish(0x30, topic, payload.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] publish(int first, String topic, byte[] payload) {
        byte[] identifier = (first & 6) == 0 ? bytes() : bytes(0, 7);
        return packet(first, joined(text(topic), identifier, bytes(0), payload));
    }

    static byte[] disconnect() {
        return packet(0xE0, bytes(0, 0));
    }

    private static byte[] packet(int first, byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(first);
        int rest = body.length;
        do {
            all.write(rest % 128 | (rest > 127 ? 0x80 : 0));
            rest /= 128;
        } while (rest > 0);
        all.writeBytes(body);
        return all.toByteArray();
    }

    static byte[] bytes(int... numbers) {
        byte[] bytes = new byte[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            bytes[i] = (byte) numbers[i];
        }
        return bytes;
    }

    private static byte[] text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return joined(bytes(utf8.length >> 8, utf8.length), utf8);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /// A board that starts, is told to light its LED for two and a half seconds, and is cut off.
    static List<HouseEvent> evening() {
        return List.of(
                new HouseEvent.Powered(millis(0), "pico-w", true),
                new HouseEvent.RadioReached(
                        millis(85), "pico-w", Radio.Stage.STARTED, "192.168.137.21"),
                new HouseEvent.RadioReached(
                        millis(4_000), "pico-w", Radio.Stage.CONNECTED, "192.168.137.21"),
                new HouseEvent.StandingChanged(millis(4_000), "pico-w", "connecting"),
                changed(4_010, Tap.Kind.OPENED),
                carried(4_011, true, connect()),
                carried(4_020, false, connack()),
                carried(4_021, true, subscribe("客廳/message")),
                carried(4_030, false, suback()),
                new HouseEvent.StandingChanged(millis(4_030), "pico-w", "online"),
                new HouseEvent.Published(millis(5_000), message("客廳/message", "ON")),
                carried(5_001, false, publish("客廳/message", "ON")),
                new HouseEvent.LedChanged(Duration.ofNanos(5_001_250_900L), "pico-w", 0, "客廳", 100),
                carried(6_000, true, publish("客廳/pico-w/state", "x".repeat(4_000))),
                new HouseEvent.LedChanged(Duration.ofNanos(7_501_250_900L), "pico-w", 0, "客廳", 0),
                carried(8_000, true, disconnect()),
                changed(8_000, Tap.Kind.CLOSED_BY_BOARD),
                new HouseEvent.Powered(millis(9_000), "pico-w", false));
    }

    /// One of each kind, with everything that it can have.
    static List<HouseEvent> oneOfEach() {
        List<HouseEvent> all = new ArrayList<>(evening());
        all.add(
                new HouseEvent.ConsoleLine(
                        millis(9_100), "pico-w", Severity.WARN, "OSError: [Errno 103] «\u0007\""));
        all.add(
                new HouseEvent.PacketSeen(
                        millis(9_200),
                        "pico-w",
                        1,
                        false,
                        new PacketSummary("PUBLISH", 7, Optional.of("客廳/message"), "QoS 1", 20)));
        all.add(
                new HouseEvent.Published(
                        millis(9_300),
                        new OutboundMessage(
                                new TopicName("客廳/message"),
                                Payload.of(bytes(0xFF, 0, 1)),
                                Qos.AT_LEAST_ONCE,
                                true,
                                Optional.of(Duration.ofSeconds(5)),
                                Optional.of("text/plain"),
                                Optional.of(Payload.of("7")),
                                Optional.of(new TopicName("answers")),
                                List.of(new UserProperty("a", "b")))));
        all.add(
                new HouseEvent.MessageSeen(
                        millis(9_400),
                        InboundMessage.plain(new TopicName("客廳/message"), Payload.of("ON"))));
        all.add(
                new HouseEvent.FaultChanged(
                        millis(9_500),
                        new Active(
                                3,
                                new Fault.Latency(
                                        millis(200), millis(50), Fault.Stream.DOWNSTREAM, 0.5),
                                Optional.of("pico-w")),
                        true));
        all.add(
                new HouseEvent.FaultChanged(
                        millis(9_600),
                        new Active(4, new Fault.Wifi(Fault.Wifi.Kind.NO_AP), Optional.empty()),
                        false));
        all.add(new HouseEvent.BrokerChanged(millis(9_700), "stopped"));
        all.add(new HouseEvent.TimeChanged(millis(9_800), new TimeControl.State(false, 2.5)));
        return all;
    }

    static List<EventLog.Entry> numbered(List<HouseEvent> events) {
        List<EventLog.Entry> entries = new ArrayList<>();
        for (HouseEvent event : events) {
            entries.add(new EventLog.Entry(entries.size() + 1, event));
        }
        return entries;
    }

    /// What a writer makes of these events.
    static byte[] written(EventWriter writer, List<HouseEvent> events) {
        writer.begin(SampleHouse.start());
        numbered(events).forEach(writer::write);
        writer.end(events.getLast().at());
        return writer.take();
    }
}
