package dev.picolight.simulator.web;

import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.simulator.house.EventLog.Entry;
import dev.picolight.simulator.house.HouseEvent;
import dev.picolight.simulator.house.HouseEvent.BrokerChanged;
import dev.picolight.simulator.house.HouseEvent.BytesCarried;
import dev.picolight.simulator.house.HouseEvent.ConnectionChanged;
import dev.picolight.simulator.house.HouseEvent.ConsoleLine;
import dev.picolight.simulator.house.HouseEvent.FaultChanged;
import dev.picolight.simulator.house.HouseEvent.LedChanged;
import dev.picolight.simulator.house.HouseEvent.MessageSeen;
import dev.picolight.simulator.house.HouseEvent.PacketSeen;
import dev.picolight.simulator.house.HouseEvent.Powered;
import dev.picolight.simulator.house.HouseEvent.Published;
import dev.picolight.simulator.house.HouseEvent.RadioReached;
import dev.picolight.simulator.house.HouseEvent.StandingChanged;
import dev.picolight.simulator.house.HouseEvent.TimeChanged;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// An event in JSON.
final class EventJson {
    /// Every type, as [#type] names it.
    static final List<String> TYPES =
            List.of(
                    "powered",
                    "radio-reached",
                    "standing-changed",
                    "console-line",
                    "led-changed",
                    "connection-changed",
                    "bytes-carried",
                    "packet-seen",
                    "published",
                    "message-seen",
                    "fault-changed",
                    "broker-changed",
                    "time-changed");

    private static final int PAYLOAD_SHOWN_MAX = 1000;

    private EventJson() {}

    static String type(HouseEvent event) {
        return switch (event) {
            case Powered _ -> "powered";
            case RadioReached _ -> "radio-reached";
            case StandingChanged _ -> "standing-changed";
            case ConsoleLine _ -> "console-line";
            case LedChanged _ -> "led-changed";
            case ConnectionChanged _ -> "connection-changed";
            case BytesCarried _ -> "bytes-carried";
            case PacketSeen _ -> "packet-seen";
            case Published _ -> "published";
            case MessageSeen _ -> "message-seen";
            case FaultChanged _ -> "fault-changed";
            case BrokerChanged _ -> "broker-changed";
            case TimeChanged _ -> "time-changed";
        };
    }

    static byte[] bytes(Entry entry) {
        return Json.object(out -> write(out, entry));
    }

    static void write(JsonGenerator out, Entry entry) {
        HouseEvent event = entry.event();
        out.writeNumberProperty("number", entry.number());
        out.writeStringProperty("type", type(event));
        out.writeNumberProperty("atMillis", HouseJson.millis(event.at()));
        event.ofBoard().ifPresent(board -> out.writeStringProperty("board", board));
        switch (event) {
            case Powered it -> out.writeBooleanProperty("on", it.on());
            case RadioReached it -> {
                out.writeStringProperty("stage", HouseJson.constant(it.stage()));
                out.writeStringProperty("address", it.address());
            }
            case StandingChanged it -> out.writeStringProperty("standing", it.standing());
            case ConsoleLine it -> {
                out.writeStringProperty("severity", HouseJson.constant(it.severity()));
                out.writeStringProperty("text", it.text());
            }
            case LedChanged it -> {
                out.writeNumberProperty("led", it.led());
                out.writeStringProperty("room", it.room());
                out.writeNumberProperty("percent", it.percent());
            }
            case ConnectionChanged it -> {
                out.writeNumberProperty("connection", it.connection());
                out.writeStringProperty("kind", HouseJson.constant(it.kind()));
                out.writeStringProperty("from", end(it.from()));
                out.writeStringProperty("to", end(it.to()));
            }
            case BytesCarried it -> {
                out.writeNumberProperty("connection", it.connection());
                out.writeBooleanProperty("toBroker", it.toBroker());
                out.writeStringProperty(
                        "base64", Base64.getEncoder().encodeToString(it.bytes().bytes()));
            }
            case PacketSeen it -> packet(out, it);
            case Published it ->
                    message(
                            out,
                            it.message().topic().text(),
                            it.message().payload(),
                            it.message().qos(),
                            it.message().retain());
            case MessageSeen it ->
                    message(
                            out,
                            it.message().topic().text(),
                            it.message().payload(),
                            it.message().qos(),
                            it.message().retained());
            case FaultChanged it -> {
                out.writeBooleanProperty("began", it.began());
                Json.object(out, "fault", () -> HouseJson.fault(out, it.fault()));
            }
            case BrokerChanged it -> out.writeStringProperty("standing", it.standing());
            case TimeChanged it -> HouseJson.time(out, it.state());
        }
    }

    private static void packet(JsonGenerator out, PacketSeen seen) {
        out.writeNumberProperty("connection", seen.connection());
        out.writeBooleanProperty("toBroker", seen.toBroker());
        Json.object(
                out,
                "packet",
                () -> {
                    out.writeStringProperty("type", seen.packet().type());
                    out.writeNumberProperty("packetId", seen.packet().packetId());
                    Json.text(out, "topic", seen.packet().topic());
                    out.writeStringProperty("text", seen.packet().text());
                    out.writeNumberProperty("bytes", seen.packet().bytes());
                });
    }

    private static void message(
            JsonGenerator out, String topic, Payload payload, Qos qos, boolean retain) {
        out.writeStringProperty("topic", topic);
        out.writeStringProperty("payload", shown(payload));
        out.writeNumberProperty("qos", qos.number());
        out.writeBooleanProperty("retain", retain);
    }

    private static String shown(Payload payload) {
        return payload.text()
                .map(text -> Shown.bounded(text, PAYLOAD_SHOWN_MAX))
                .orElseGet(() -> {
                    byte[] bytes = payload.bytes();
                    return HexFormat.of()
                            .formatHex(bytes, 0, Math.min(bytes.length, PAYLOAD_SHOWN_MAX));
                });
    }

    private static String end(InetSocketAddress address) {
        return "%s:%d".formatted(address.getHostString(), address.getPort());
    }
}
