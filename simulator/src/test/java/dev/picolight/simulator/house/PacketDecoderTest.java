package dev.picolight.simulator.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.BinaryProperty;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacketDecoderTest {
    private final PacketDecoder decoder = new PacketDecoder();
    private final EmbeddedChannel encoder = new EmbeddedChannel(MqttEncoder.INSTANCE);

    private byte[] bytes(MqttMessage... packets) {
        ByteBuf all = Unpooled.buffer();
        for (MqttMessage packet : packets) {
            encoder.writeOutbound(packet);
            ByteBuf one = encoder.readOutbound();
            all.writeBytes(one);
            one.release();
        }
        return ByteBufUtil.getBytes(all);
    }

    private byte[] connect(MqttVersion version) {
        return bytes(
                MqttMessageBuilders.connect()
                        .clientId("pico-w")
                        .protocolVersion(version)
                        .cleanSession(true)
                        .keepAlive(30)
                        .hasUser(true)
                        .username("pi")
                        .hasPassword(true)
                        .password("raspberry".getBytes(StandardCharsets.UTF_8))
                        .willFlag(true)
                        .willTopic("客廳/pico-w/status")
                        .willMessage("offline".getBytes(StandardCharsets.UTF_8))
                        .willRetain(true)
                        .willQoS(MqttQoS.AT_LEAST_ONCE)
                        .build());
    }

    private static MqttMessage publish(String text, MqttProperties properties) {
        return MqttMessageBuilders.publish()
                .topicName("客廳/message")
                .qos(MqttQoS.AT_LEAST_ONCE)
                .retained(true)
                .messageId(7)
                .properties(properties)
                .payload(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8))
                .build();
    }

    private List<PacketSummary> bytewise(boolean toBroker, byte[] bytes) {
        List<PacketSummary> seen = new ArrayList<>();
        for (byte one : bytes) {
            seen.addAll(decoder.take(toBroker, new byte[] {one}));
        }
        return seen;
    }

    @Test
    void tellsOfConnectEverythingButThePassword() {
        byte[] bytes = connect(MqttVersion.MQTT_5);

        assertThat(decoder.take(true, bytes))
                .singleElement()
                .satisfies(packet -> {
                    assertThat(packet.type()).isEqualTo("CONNECT");
                    assertThat(packet.bytes()).isEqualTo(bytes.length);
                    assertThat(packet.text())
                            .contains(
                                    "client id «pico-w»", "MQTT 5", "keep alive 30 s", "user «pi»")
                            .contains("will «客廳/pico-w/status» «offline» QoS 1 RETAIN")
                            .doesNotContain("raspberry");
                });
    }

    @Test
    void readsBothVersionsHoweverTheBytesCome() {
        for (MqttVersion version : List.of(MqttVersion.MQTT_3_1_1, MqttVersion.MQTT_5)) {
            PacketDecoder fresh = new PacketDecoder();
            fresh.take(true, connect(version));
            encoder.attr(
                            io.netty.util.AttributeKey.<MqttVersion>valueOf(
                                    "NETTY_CODEC_MQTT_VERSION"))
                    .set(version);
            byte[] message = bytes(publish("ON", MqttProperties.NO_PROPERTIES));

            assertThat(fresh.take(false, message))
                    .as(version.name())
                    .containsExactly(
                            new PacketSummary(
                                    "PUBLISH",
                                    7,
                                    Optional.of("客廳/message"),
                                    "QoS 1, RETAIN, «ON»",
                                    message.length));
        }
    }

    @Test
    void tellsThePropertiesThatMatter() {
        MqttProperties properties = new MqttProperties();
        properties.add(new StringProperty(8, "answers/1"));
        properties.add(new BinaryProperty(9, new byte[] {(byte) 0xFF, 1}));
        properties.add(new IntegerProperty(2, 60));
        decoder.take(true, connect(MqttVersion.MQTT_5));

        assertThat(bytewise(false, bytes(publish("ON", properties))))
                .singleElement()
                .extracting(PacketSummary::text)
                .asString()
                .contains("response topic «answers/1»")
                .contains("correlation data 2 bytes ff01")
                .contains("expires in 60 s");
    }

    @Test
    void severalPacketsInOnePieceAreSeveral() {
        decoder.take(true, connect(MqttVersion.MQTT_5));

        assertThat(
                        decoder.take(
                                false,
                                bytes(
                                        publish("ON", MqttProperties.NO_PROPERTIES),
                                        MqttMessage.PINGRESP,
                                        publish("OFF", MqttProperties.NO_PROPERTIES))))
                .extracting(PacketSummary::type)
                .containsExactly("PUBLISH", "PINGRESP", "PUBLISH");
    }

    @Test
    void aPayloadIsBoundedAndHasNothingInvisible() {
        decoder.take(true, connect(MqttVersion.MQTT_5));

        assertThat(
                        decoder.take(
                                false,
                                bytes(
                                        publish(
                                                "\u001B[2J" + "x".repeat(10_000),
                                                MqttProperties.NO_PROPERTIES))))
                .singleElement()
                .satisfies(packet -> {
                    assertThat(packet.text()).contains("\\u001B[2J").endsWith("…»");
                    assertThat(packet.text().length()).isLessThan(300);
                });
    }

    @Test
    void aLongPacketIsPassedOver() {
        decoder.take(true, connect(MqttVersion.MQTT_5));
        byte[] big =
                bytes(publish("x".repeat(PacketCutter.KEPT_MAX), MqttProperties.NO_PROPERTIES));

        assertThat(decoder.take(false, big))
                .extracting(PacketSummary::type, PacketSummary::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("PUBLISH", "too long to be shown"));
        assertThat(decoder.take(false, bytes(publish("ON", MqttProperties.NO_PROPERTIES))))
                .hasSize(1);
    }

    @Test
    void ofTlsNothingIsTold() {
        assertThat(decoder.take(true, new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xFC}))
                .isEmpty();
        assertThat(decoder.take(false, new byte[] {0x16, 3, 3, 0, 0x7A})).isEmpty();
    }

    @Test
    void whatIsNoMqttIsToldOnce() {
        assertThat(decoder.take(true, new byte[] {0x10, -1, -1, -1, -1, 1}))
                .extracting(PacketSummary::text)
                .containsExactly("not MQTT");
        assertThat(decoder.take(true, new byte[1000])).isEmpty();
    }

    @Test
    void noBytesAtAllBreakIt() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            PacketDecoder fresh = new PacketDecoder();
            byte[] connect = connect(MqttVersion.MQTT_5);
            connect[2 + random.nextInt(connect.length - 2)] ^= (byte) (1 << random.nextInt(8));
            fresh.take(true, connect);
            byte[] noise = new byte[200];
            random.nextBytes(noise);
            fresh.take(random.nextBoolean(), noise);
        }
    }
}
