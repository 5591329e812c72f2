package dev.picolight.device.paho;

import dev.picolight.device.mqtt.ReasonCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttWireMessage;

/// Looks at each packet from the Server before Paho does, and keeps what Paho loses: the CONNACK,
/// the DUP flag of a PUBLISH, the codes of a SUBACK. What Paho would die of is left out.
final class InboundInspector implements InboundPackets.Inspection {
    private static final byte[] LEFT_OUT = {};

    private static final int CONNACK = 2;
    private static final int PUBLISH = 3;
    private static final int SUBACK = 9;
    private static final int PINGRESP = 13;
    private static final int DISCONNECT = 14;

    /// Codes of a SUBACK that the standard has and Paho does not know (§3.9.3).
    private static final Set<Integer> UNKNOWN_TO_PAHO = Set.of(0x97, 0xA1, 0xA2);

    private final Watcher watcher;
    private final Set<Integer> duplicates = ConcurrentHashMap.newKeySet();
    private final Map<Integer, List<ReasonCode>> subacks = new ConcurrentHashMap<>();
    private volatile Optional<Connack> connack = Optional.empty();

    /// What cannot wait until Paho has seen it. Called by the thread that reads.
    interface Watcher {
        void pingAnswered();

        /// A message was left out.
        ///
        /// @param packetId 0 for QoS 0
        void unreadable(int packetId, String why);
    }

    InboundInspector(Watcher watcher) {
        this.watcher = watcher;
    }

    /// The CONNACK, or what stands for one, once it has come.
    Optional<Connack> connack() {
        return connack;
    }

    /// Whether the message with this Packet Identifier had the DUP flag, which Paho drops.
    boolean isDuplicate(int packetId) {
        return duplicates.contains(packetId);
    }

    /// The codes of the SUBACK with this Packet Identifier.
    List<ReasonCode> takeSuback(int packetId) {
        return Optional.ofNullable(subacks.remove(packetId)).orElse(List.of());
    }

    @Override
    public byte[] inspect(byte[] packet) throws IOException {
        return switch ((packet[0] & 0xFF) >> 4) {
            case CONNACK -> {
                Connack read = Connack.read(packet);
                connack = Optional.of(read);
                yield read.forPaho().bytes();
            }
            case PUBLISH -> publish(packet);
            case SUBACK -> suback(packet);
            // Paho forgets a PINGREQ sent while it handles the PINGRESP before
            case PINGRESP -> {
                watcher.pingAnswered();
                yield LEFT_OUT;
            }
            case DISCONNECT -> disconnect(packet);
            default -> packet;
        };
    }

    private byte[] publish(byte[] packet) {
        int packetId = 0;
        if ((packet[0] & 0b0110) != 0) {
            PacketReader reader = new PacketReader(packet);
            reader.skip(reader.twoBytes());
            packetId = reader.twoBytes();
            if ((packet[0] & 0b1000) != 0) {
                duplicates.add(packetId);
            } else {
                duplicates.remove(packetId);
            }
        }
        try {
            MqttWireMessage.createWireMessage(packet);
            return packet;
        } catch (MqttException malformed) {
            return packet; // Paho ends the connection, and rightly so
        } catch (RuntimeException deadly) {
            // row 10: control characters in a property are legal, and Paho's receiver dies of them;
            // in a resumed session it would do so again and again
            watcher.unreadable(packetId, String.valueOf(deadly.getMessage()));
            return LEFT_OUT;
        }
    }

    private byte[] suback(byte[] packet) {
        PacketReader reader = new PacketReader(packet);
        int packetId = reader.twoBytes();
        reader.skip(reader.variableByteInteger());
        byte[] forPaho = packet.clone();
        List<ReasonCode> codes = new ArrayList<>();
        while (reader.remaining() > 0) {
            int position = reader.position();
            int code = reader.oneByte();
            codes.add(new ReasonCode(code));
            if (UNKNOWN_TO_PAHO.contains(code)) {
                forPaho[position] = (byte) ReasonCode.UNSPECIFIED_ERROR.value();
            }
        }
        subacks.put(packetId, List.copyOf(codes));
        return forPaho;
    }

    /// Instead of CONNACK, as some Servers do, it is a refusal.
    private byte[] disconnect(byte[] packet) {
        if (connack.isPresent() || packet.length < 3) {
            return packet;
        }
        Connack refusal = Connack.refusal(new ReasonCode(packet[2] & 0xFF), Optional.empty());
        connack = Optional.of(refusal);
        return refusal.forPaho().bytes();
    }
}
