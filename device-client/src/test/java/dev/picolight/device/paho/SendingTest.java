package dev.picolight.device.paho;

import static dev.picolight.device.paho.PahoBench.STATUS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.picolight.device.lifecycle.DeviceEvent.PublishRefused;
import dev.picolight.device.lifecycle.DeviceEvent.SubscribeRefused;
import dev.picolight.device.lifecycle.DeviceEvent.SubscribeRefused.Refusal;
import dev.picolight.device.lifecycle.DeviceEvent.Subscribed;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.Subscription.RetainHandling;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.mqtt.UserProperty;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the device sends once the connection stands.
class SendingTest {
    private static final TopicFilter ROOM = new TopicFilter("客廳/message");
    private static final TopicFilter DEVICE = new TopicFilter("客廳/pi-3f2a/message");

    private final PahoBench bench = new PahoBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private void subscribe(TopicFilter... filters) {
        bench.connection.subscribe(
                1, List.of(filters).stream().map(Subscription::forCommands).toList());
    }

    private static int packetId(ScriptedServer.Peer peer) {
        Packet.Fields publish = peer.expect(Packet.PUBLISH).fields();
        publish.text();
        return publish.twoBytes();
    }

    private static void acknowledge(ScriptedServer.Peer peer, ReasonCode reason) {
        peer.send(Packets.puback(packetId(peer), reason));
    }

    @Test
    void subscribesWithEveryOption() {
        ScriptedServer.Peer peer = bench.open();
        bench.connection.subscribe(
                1,
                List.of(
                        Subscription.forCommands(ROOM),
                        // row 16: QoS 1 at most
                        new Subscription(
                                DEVICE,
                                Qos.EXACTLY_ONCE,
                                true,
                                false,
                                RetainHandling.SEND_IF_NEW)));
        Packet packet = peer.expect(Packet.SUBSCRIBE);
        assertThat(packet.flags()).isEqualTo(2);
        Packet.Fields fields = packet.fields();
        int packetId = fields.twoBytes();
        assertThat(fields.properties()).isEmpty();
        assertThat(fields.text()).isEqualTo("客廳/message");
        assertThat(fields.oneByte())
                .as("Retain Handling 2, Retain As Published, QoS 1")
                .isEqualTo(0b0010_1001);
        assertThat(fields.text()).isEqualTo("客廳/pi-3f2a/message");
        assertThat(fields.oneByte())
                .as("Retain Handling 1, No Local, QoS 1")
                .isEqualTo(0b0001_0101);
        assertThat(fields.hasMore()).isFalse();
        peer.send(Packets.suback(packetId, List.of(1, 1)));
        bench.events.await(Subscribed.class);
    }

    /// Row 27; Paho does not know 0x97, 0xA1 and 0xA2.
    @ParameterizedTest
    @ValueSource(ints = {0x80, 0x87, 0x8F, 0x97, 0x9E, 0xA1, 0xA2})
    void tellsWhichTopicFilterIsRefusedAndWhy(int code) {
        ScriptedServer.Peer peer = bench.open();
        subscribe(ROOM, DEVICE);
        int packetId = peer.expect(Packet.SUBSCRIBE).fields().twoBytes();
        peer.send(Packets.suback(packetId, List.of(1, code), Packets.text(0x1F, "no")));
        assertThat(bench.events.await(SubscribeRefused.class))
                .isEqualTo(
                        new SubscribeRefused(
                                1, List.of(new Refusal(DEVICE, new ReasonCode(code)))));
    }

    @Test
    void aSubackWithTooFewCodesGrantsNothingMore() {
        ScriptedServer.Peer peer = bench.open();
        subscribe(ROOM, DEVICE);
        peer.send(Packets.suback(peer.expect(Packet.SUBSCRIBE).fields().twoBytes(), List.of(1)));
        assertThat(bench.events.await(SubscribeRefused.class).refusals())
                .containsExactly(new Refusal(DEVICE, ReasonCode.PROTOCOL_ERROR));
    }

    @Test
    void aTopicFilterThatPahoCannotWriteDoesNotEndTheConnection() {
        ScriptedServer.Peer peer = bench.open();
        subscribe(new TopicFilter("\uFDD0"));
        assertThat(bench.events.await(SubscribeRefused.class).refusals()).hasSize(1);
        subscribe(ROOM);
        peer.expect(Packet.SUBSCRIBE);
    }

    @Test
    void tellsHowManyMessagesAreNotAcknowledgedYet() {
        ScriptedServer.Peer peer = bench.open();
        assertThat(bench.connection.outgoing()).isZero();
        bench.publish("online");
        bench.publish("online");
        assertThat(bench.connection.outgoing()).isEqualTo(2);
        acknowledge(peer, ReasonCode.SUCCESS);
        acknowledge(peer, ReasonCode.SUCCESS);
        await().untilAsserted(() -> assertThat(bench.connection.outgoing()).isZero());
    }

    @Test
    void publishesWithEveryProperty() {
        ScriptedServer.Peer peer = bench.open();
        bench.connection.publish(
                1,
                new OutboundMessage(
                        STATUS,
                        Payload.of("{}"),
                        Qos.AT_LEAST_ONCE,
                        true,
                        Optional.of(Duration.ofHours(24)),
                        Optional.of("application/json"),
                        Optional.of(Payload.of("7")),
                        List.of(new UserProperty("reason", "stopped"))));
        Packet packet = peer.expect(Packet.PUBLISH);
        assertThat(packet.flags()).as("QoS 1, RETAIN").isEqualTo(3);
        Packet.Fields fields = packet.fields();
        assertThat(fields.text()).isEqualTo(STATUS.text());
        fields.twoBytes();
        var properties = fields.properties();
        assertThat(properties).containsOnlyKeys(0x02, 0x03, 0x09, 0x26);
        assertThat(Packet.number(properties.getOrDefault(0x02, new byte[0]))).isEqualTo(86_400);
        assertThat(properties).containsEntry(0x03, "application/json".getBytes(UTF_8));
        assertThat(properties).containsEntry(0x09, "7".getBytes(UTF_8));
        assertThat(properties).containsEntry(0x26, "reason=stopped".getBytes(UTF_8));
        assertThat(fields.rest()).asString(UTF_8).isEqualTo("{}");
    }

    // row 14: Paho would send an alias instead of the topic from the second message on
    @Test
    void usesNoTopicAliasEvenIfTheServerOffersSome() {
        ScriptedServer.Peer peer = bench.open(Packets.twoBytes(0x22, 10));
        for (int i = 0; i < 3; i++) {
            bench.publish("online");
            Packet.Fields publish = peer.expect(Packet.PUBLISH).fields();
            assertThat(publish.text()).isEqualTo(STATUS.text());
            publish.twoBytes();
            assertThat(publish.properties()).isEmpty();
        }
    }

    @Test
    void tellsThatTheServerThrewAMessageAway() {
        ScriptedServer.Peer peer = bench.open();
        bench.publish("online");
        acknowledge(peer, ReasonCode.QUOTA_EXCEEDED);
        assertThat(bench.events.await(PublishRefused.class))
                .isEqualTo(new PublishRefused(1, STATUS, ReasonCode.QUOTA_EXCEEDED));
    }

    // row 26: Paho would throw at the third message
    @Test
    void sendsNoMoreAtATimeThanTheServerTakes() {
        ScriptedServer.Peer peer = bench.open(Packets.twoBytes(0x21, 2));
        for (int i = 0; i < 5; i++) {
            bench.publish("message " + i);
        }
        int first = packetId(peer);
        int second = packetId(peer);
        bench.connection.ping(1);
        peer.expect(Packet.PINGREQ); // and not the third message
        peer.send(Packets.puback(first, ReasonCode.SUCCESS));
        peer.send(Packets.puback(second, ReasonCode.SUCCESS));
        for (int i = 2; i < 5; i++) {
            acknowledge(peer, ReasonCode.SUCCESS);
        }
    }

    /// Paho reads the number as signed, and would never send anything.
    @Test
    void aServerThatTakesVeryManyMessagesGetsThem() {
        ScriptedServer.Peer peer = bench.open(Packets.twoBytes(0x21, 65_535));
        bench.publish("online");
        acknowledge(peer, ReasonCode.SUCCESS);
    }

    // row 11: Paho would end the connection, or the Server would
    @ParameterizedTest
    @ValueSource(ints = {1_000, 100_000})
    void aMessageLargerThanTheServerTakesIsNotSent(int serversMaximum) {
        ScriptedServer.Peer peer = bench.open(Packets.fourBytes(0x27, serversMaximum));
        bench.publish("x".repeat(Math.min(serversMaximum, 65_536)));
        assertThat(bench.events.await(PublishRefused.class).reason())
                .isEqualTo(new ReasonCode(0x95));
        bench.publish("small");
        acknowledge(peer, ReasonCode.SUCCESS);
    }

    @Test
    void aMessageThatPahoCannotWriteDoesNotEndTheConnection() {
        ScriptedServer.Peer peer = bench.open();
        TopicName noncharacter = new TopicName("\uFDD0/state");
        bench.connection.publish(1, PahoBench.message(noncharacter, "on"));
        assertThat(bench.events.await(PublishRefused.class).topic()).isEqualTo(noncharacter);
        bench.publish("online");
        acknowledge(peer, ReasonCode.SUCCESS);
    }

    @Test
    void aMessageBeforeConnackIsSentAfterIt() {
        bench.connection.open(1, true, bench.events);
        ScriptedServer.Peer peer = bench.server.accept();
        peer.expect(Packet.CONNECT);
        bench.publish("online");
        peer.send(Packets.connack());
        acknowledge(peer, ReasonCode.SUCCESS);
    }
}
