package dev.picolight.simulator.house;

import dev.picolight.device.lifecycle.DeviceAction.Report.Severity;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.lan.Radio;
import dev.picolight.simulator.lan.Tap;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/// Something that happened in a house, and when, by the house's clock.
public sealed interface HouseEvent {
    Duration at();

    /// Something that happened to one board.
    sealed interface OfBoard extends HouseEvent {
        String board();
    }

    /// Its plug was put in or pulled.
    record Powered(Duration at, String board, boolean on) implements OfBoard {}

    /// Its Wi-Fi chip reached a stage.
    ///
    /// @param address the board's own, or that it will get
    record RadioReached(Duration at, String board, Radio.Stage stage, String address)
            implements OfBoard {}

    /// Its firmware says something else of itself, see [BoardState#standing].
    record StandingChanged(Duration at, String board, String standing) implements OfBoard {}

    /// A line on its serial console.
    ///
    /// @param text without an end of line
    record ConsoleLine(Duration at, String board, Severity severity, String text)
            implements OfBoard {}

    /// The light of one of its LEDs changed.
    ///
    /// @param led position in the settings
    record LedChanged(Duration at, String board, int led, String room, int percent)
            implements OfBoard {
        public boolean isLit() {
            return percent > 0;
        }
    }

    /// One of its TCP connections.
    ///
    /// @param connection a number, never used again by this board
    /// @param from the board's end
    /// @param to the other end, as the board sees it
    record ConnectionChanged(
            Duration at,
            String board,
            long connection,
            Tap.Kind kind,
            InetSocketAddress from,
            InetSocketAddress to)
            implements OfBoard {}

    /// Bytes of a connection as they arrived at their end, after all faults.
    ///
    /// @param toBroker otherwise to the board
    record BytesCarried(Duration at, String board, long connection, boolean toBroker, Payload bytes)
            implements OfBoard {}

    /// A whole MQTT packet arrived at its end. Not told of connections in TLS.
    record PacketSeen(
            Duration at, String board, long connection, boolean toBroker, PacketSummary packet)
            implements OfBoard {}

    /// Somebody published with the house's own means.
    record Published(Duration at, OutboundMessage message) implements HouseEvent {}

    /// A message that was listened for, see [House#listen].
    record MessageSeen(Duration at, InboundMessage message) implements HouseEvent {}

    /// Something was broken on purpose, or mended.
    record FaultChanged(Duration at, Active fault, boolean began) implements HouseEvent {}

    /// The broker of the house came, went, or stands still.
    record BrokerChanged(Duration at, String standing) implements HouseEvent {}

    /// The time of the house goes otherwise.
    record TimeChanged(Duration at, TimeControl.State state) implements HouseEvent {}

    /// The board of this event, if it is about one.
    default Optional<String> ofBoard() {
        return this instanceof OfBoard of ? Optional.of(of.board()) : Optional.empty();
    }
}
