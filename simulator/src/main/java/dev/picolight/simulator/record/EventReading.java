package dev.picolight.simulator.record;

import dev.picolight.device.lifecycle.DeviceAction.Report.Severity;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.fault.FaultText;
import dev.picolight.simulator.house.HouseEvent;
import dev.picolight.simulator.house.PacketSummary;
import dev.picolight.simulator.house.TimeControl;
import dev.picolight.simulator.lan.Radio;
import dev.picolight.simulator.lan.Tap;
import java.time.Duration;

/// An event from the members of a line, as [EventJson] writes them.
final class EventReading {
    private static final int LEDS_MAX = 1_000;

    private EventReading() {}

    /// @throws IllegalArgumentException with words for the user
    static HouseEvent of(String name, Duration at, Members line) {
        return switch (name) {
            case "powered" -> new HouseEvent.Powered(at, board(line), line.truth("on"));
            case "radio-reached" ->
                    new HouseEvent.RadioReached(
                            at,
                            board(line),
                            line.choice("stage", Radio.Stage.class),
                            line.text("address"));
            case "standing-changed" ->
                    new HouseEvent.StandingChanged(at, board(line), line.text("standing"));
            case "console-line" ->
                    new HouseEvent.ConsoleLine(
                            at,
                            board(line),
                            line.choice("severity", Severity.class),
                            line.text("text"));
            case "led-changed" ->
                    new HouseEvent.LedChanged(
                            at,
                            board(line),
                            (int) line.whole("led", 0, LEDS_MAX),
                            line.text("room"),
                            (int) line.whole("percent", 0, 100));
            case "connection-changed" -> connection(at, line);
            case "bytes-carried" ->
                    new HouseEvent.BytesCarried(
                            at,
                            board(line),
                            number(line),
                            line.truth("to-broker"),
                            Payload.of(line.bytes("bytes")));
            case "packet-seen" -> packet(at, line);
            case "published" -> new HouseEvent.Published(at, MessageJson.outbound(line));
            case "message-seen" -> new HouseEvent.MessageSeen(at, MessageJson.inbound(line));
            case "fault-changed" ->
                    new HouseEvent.FaultChanged(
                            at,
                            new Active(
                                    line.whole("fault-number", 1, Long.MAX_VALUE),
                                    line.made("fault", FaultText::parse),
                                    line.optionalText("board")),
                            line.truth("began"));
            case "broker-changed" -> new HouseEvent.BrokerChanged(at, line.text("standing"));
            case "time-changed" ->
                    new HouseEvent.TimeChanged(
                            at,
                            new TimeControl.State(
                                    line.truth("paused"), line.number("speed").doubleValue()));
            default ->
                    throw new IllegalArgumentException(Words.of(RecordWords.class).noEvent(name));
        };
    }

    static HouseEvent.ConnectionChanged connection(Duration at, Members line) {
        return new HouseEvent.ConnectionChanged(
                at,
                board(line),
                number(line),
                line.choice("kind", Tap.Kind.class),
                line.made("from", Ends::of),
                line.made("to", Ends::of));
    }

    private static HouseEvent.PacketSeen packet(Duration at, Members line) {
        return new HouseEvent.PacketSeen(
                at,
                board(line),
                number(line),
                line.truth("to-broker"),
                new PacketSummary(
                        line.text("type"),
                        (int) line.whole("packet-id", 0, 65_535),
                        line.optionalText("topic"),
                        line.text("text"),
                        (int) line.whole("size", 0, Integer.MAX_VALUE)));
    }

    private static String board(Members line) {
        return line.text("board");
    }

    private static long number(Members line) {
        return line.whole("connection", Long.MIN_VALUE, Long.MAX_VALUE);
    }
}
