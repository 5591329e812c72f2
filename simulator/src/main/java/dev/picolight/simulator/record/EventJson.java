package dev.picolight.simulator.record;

import dev.picolight.simulator.fault.FaultText;
import dev.picolight.simulator.house.HouseEvent;
import tools.jackson.core.JsonGenerator;

/// An event as the members of a line; [EventReading] reads them.
final class EventJson {
    private EventJson() {}

    /// What a line calls this kind of event.
    static String name(HouseEvent event) {
        return switch (event) {
            case HouseEvent.Powered _ -> "powered";
            case HouseEvent.RadioReached _ -> "radio-reached";
            case HouseEvent.StandingChanged _ -> "standing-changed";
            case HouseEvent.ConsoleLine _ -> "console-line";
            case HouseEvent.LedChanged _ -> "led-changed";
            case HouseEvent.ConnectionChanged _ -> "connection-changed";
            case HouseEvent.BytesCarried _ -> "bytes-carried";
            case HouseEvent.PacketSeen _ -> "packet-seen";
            case HouseEvent.Published _ -> "published";
            case HouseEvent.MessageSeen _ -> "message-seen";
            case HouseEvent.FaultChanged _ -> "fault-changed";
            case HouseEvent.BrokerChanged _ -> "broker-changed";
            case HouseEvent.TimeChanged _ -> "time-changed";
        };
    }

    static void write(JsonGenerator out, HouseEvent event) {
        event.ofBoard().ifPresent(board -> out.writeStringProperty("board", board));
        switch (event) {
            case HouseEvent.Powered it -> out.writeBooleanProperty("on", it.on());
            case HouseEvent.RadioReached it -> {
                out.writeStringProperty("stage", Named.text(it.stage()));
                out.writeStringProperty("address", it.address());
            }
            case HouseEvent.StandingChanged it ->
                    out.writeStringProperty("standing", it.standing());
            case HouseEvent.ConsoleLine it -> {
                out.writeStringProperty("severity", Named.text(it.severity()));
                out.writeStringProperty("text", it.text());
            }
            case HouseEvent.LedChanged it -> {
                out.writeNumberProperty("led", it.led());
                out.writeStringProperty("room", it.room());
                out.writeNumberProperty("percent", it.percent());
            }
            case HouseEvent.ConnectionChanged it -> write(out, it);
            case HouseEvent.BytesCarried it -> {
                out.writeNumberProperty("connection", it.connection());
                out.writeBooleanProperty("to-broker", it.toBroker());
                out.writeBinaryProperty("bytes", it.bytes().bytes());
            }
            case HouseEvent.PacketSeen it -> write(out, it);
            case HouseEvent.Published it -> MessageJson.write(out, it.message());
            case HouseEvent.MessageSeen it -> MessageJson.write(out, it.message());
            case HouseEvent.FaultChanged it -> write(out, it);
            case HouseEvent.BrokerChanged it -> out.writeStringProperty("standing", it.standing());
            case HouseEvent.TimeChanged it -> {
                out.writeBooleanProperty("paused", it.state().paused());
                out.writeNumberProperty("speed", it.state().speed());
            }
        }
    }

    static void write(JsonGenerator out, HouseEvent.ConnectionChanged it) {
        out.writeNumberProperty("connection", it.connection());
        out.writeStringProperty("kind", Named.text(it.kind()));
        out.writeStringProperty("from", Ends.text(it.from()));
        out.writeStringProperty("to", Ends.text(it.to()));
    }

    private static void write(JsonGenerator out, HouseEvent.PacketSeen it) {
        out.writeNumberProperty("connection", it.connection());
        out.writeBooleanProperty("to-broker", it.toBroker());
        out.writeStringProperty("type", it.packet().type());
        out.writeNumberProperty("packet-id", it.packet().packetId());
        it.packet().topic().ifPresent(topic -> out.writeStringProperty("topic", topic));
        out.writeStringProperty("text", it.packet().text());
        out.writeNumberProperty("size", it.packet().bytes());
    }

    private static void write(JsonGenerator out, HouseEvent.FaultChanged it) {
        it.fault().board().ifPresent(board -> out.writeStringProperty("board", board));
        out.writeNumberProperty("fault-number", it.fault().number());
        out.writeStringProperty("fault", FaultText.text(it.fault().fault()));
        out.writeBooleanProperty("began", it.began());
    }
}
