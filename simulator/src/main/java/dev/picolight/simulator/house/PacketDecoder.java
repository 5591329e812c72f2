package dev.picolight.simulator.house;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the MQTT packets of one connection, 3.1.1 and 5, as they pass: what is no MQTT, or in TLS,
/// is passed over. Any thread may call.
final class PacketDecoder {
    /// By this name the decoder keeps which version CONNECT has spoken of.
    private static final AttributeKey<MqttVersion> VERSION =
            AttributeKey.valueOf("NETTY_CODEC_MQTT_VERSION");

    private static final byte TLS_HANDSHAKE = 0x16;

    private final Direction toBroker = new Direction();
    private final Direction toBoard = new Direction();
    private MqttVersion version = MqttVersion.MQTT_5;
    private boolean isTls;

    private static final class Direction {
        final PacketCutter cutter = new PacketCutter();
        boolean begun;
    }

    /// What has arrived with these bytes.
    synchronized List<PacketSummary> take(boolean towardsBroker, byte[] bytes) {
        Direction way = towardsBroker ? toBroker : toBoard;
        if (!way.begun && bytes.length > 0) {
            way.begun = true;
            isTls |= bytes[0] == TLS_HANDSHAKE;
        }
        List<PacketSummary> seen = new ArrayList<>();
        if (isTls) {
            return seen;
        }
        boolean wasBroken = way.cutter.isBroken();
        way.cutter.take(bytes).forEach(cut -> seen.add(summary(cut)));
        if (!wasBroken && way.cutter.isBroken()) {
            seen.add(new PacketSummary("?", 0, Optional.empty(), "not MQTT", bytes.length));
        }
        return seen;
    }

    private PacketSummary summary(PacketCutter.Cut cut) {
        String type = MqttMessageType.valueOf(cut.type()).name();
        if (!cut.isWhole()) {
            return new PacketSummary(
                    type, 0, Optional.empty(), "too long to be shown", cut.length());
        }
        EmbeddedChannel channel = new EmbeddedChannel(new MqttDecoder(PacketCutter.KEPT_MAX));
        channel.attr(VERSION).set(version);
        try {
            channel.writeInbound(Unpooled.wrappedBuffer(cut.bytes()));
            return read(channel, type, cut.length());
        } catch (RuntimeException broken) {
            return broken(type, cut.length());
        } finally {
            channel.finishAndReleaseAll();
        }
    }

    private PacketSummary read(EmbeddedChannel channel, String type, int length) {
        Object message = channel.readInbound();
        try {
            if (!(message instanceof MqttMessage packet) || packet.decoderResult().isFailure()) {
                return broken(type, length);
            }
            if (packet instanceof MqttConnectMessage connect) {
                version =
                        MqttVersion.fromProtocolNameAndLevel(
                                connect.variableHeader().name(),
                                (byte) connect.variableHeader().version());
            }
            return PacketText.of(packet, version == MqttVersion.MQTT_5, length);
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private static PacketSummary broken(String type, int length) {
        return new PacketSummary(type, 0, Optional.empty(), "malformed", length);
    }
}
