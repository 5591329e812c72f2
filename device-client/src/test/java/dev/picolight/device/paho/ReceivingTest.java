package dev.picolight.device.paho;

import static dev.picolight.device.paho.PahoBench.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.lifecycle.DeviceEvent.PingAnswered;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.port.EventSink;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the Server sends once the connection stands.
class ReceivingTest {
    private static final int QOS_1 = 2;
    private static final int DUP = 8;

    private final PahoBench bench = new PahoBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private List<String> texts(int count) {
        return bench.events.await(MessageArrived.class, count).stream()
                .map(arrived -> arrived.message().payload().text().orElseThrow())
                .toList();
    }

    private static void expectPuback(ScriptedServer.Peer peer, int packetId, int reason) {
        Packet.Fields puback = peer.expect(Packet.PUBACK).fields();
        assertThat(puback.twoBytes()).as("Packet Identifier").isEqualTo(packetId);
        assertThat(puback.hasMore() ? puback.oneByte() : 0).as("Reason Code").isEqualTo(reason);
    }

    private Setback lost() {
        return bench.events.await(ConnectionLost.class).setback();
    }

    // row 12; Paho's read timeout is 1 s
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 20})
    void aPacketThatArrivesInPiecesIsWaitedFor(int firstPiece) throws InterruptedException {
        ScriptedServer.Peer peer = bench.open();
        byte[] packet = Packets.publish(QOS_1, TOPIC, 7, "x".repeat(300));
        peer.send(Arrays.copyOfRange(packet, 0, firstPiece));
        assertThat(new CountDownLatch(1).await(1_200, TimeUnit.MILLISECONDS)).isFalse();
        peer.send(Arrays.copyOfRange(packet, firstPiece, packet.length));
        assertThat(texts(1)).containsExactly("x".repeat(300));
        expectPuback(peer, 7, 0);
    }

    @Test
    void theDupFlagAndThePacketIdentifierArrive() {
        ScriptedServer.Peer peer = bench.open();
        peer.send(Packets.publish(QOS_1 | DUP, TOPIC, 4_711, "toggle"));
        peer.send(Packets.publish(QOS_1, TOPIC, 65_535, "on"));
        peer.send(Packets.publish(0, TOPIC, 0, "off"));
        bench.events.await(MessageArrived.class, 3);
        assertThat(bench.events.of(MessageArrived.class))
                .extracting(MessageArrived::message)
                .containsExactly(
                        message("toggle", Qos.AT_LEAST_ONCE, true, 4_711),
                        message("on", Qos.AT_LEAST_ONCE, false, 65_535),
                        message("off", Qos.AT_MOST_ONCE, false, 0));
    }

    private static InboundMessage message(String text, Qos qos, boolean duplicate, int packetId) {
        return new InboundMessage(
                new TopicName(TOPIC),
                Payload.of(text),
                qos,
                false,
                duplicate,
                packetId,
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void aPacketIdentifierUsedAgainIsNoDuplicate() {
        ScriptedServer.Peer peer = bench.open();
        peer.send(Packets.publish(QOS_1 | DUP, TOPIC, 1, "first"));
        expectPuback(peer, 1, 0);
        peer.send(Packets.publish(QOS_1, TOPIC, 1, "second"));
        assertThat(bench.events.await(MessageArrived.class, 2))
                .extracting(arrived -> arrived.message().duplicate())
                .containsExactly(true, false);
    }

    // row 10: legal in MQTT, and deadly for Paho's receiver
    @ParameterizedTest
    @ValueSource(ints = {0, QOS_1})
    void aMessageThatPahoCannotReadIsLeftOutAndDoesNotComeAgain(int flags) {
        ScriptedServer.Peer peer = bench.open();
        peer.send(Packets.publish(flags, TOPIC, 5, "poison", Packets.userProperty("a\nb", "c")));
        peer.send(Packets.publish(QOS_1, TOPIC, 6, "on"));
        assertThat(texts(1)).containsExactly("on");
        if (flags == QOS_1) {
            expectPuback(peer, 5, 0x83);
        }
        expectPuback(peer, 6, 0);
    }

    // row 10: Paho's receiver dies without a word
    @Test
    void aPacketThatKillsPahosReceiverEndsTheConnection() {
        ScriptedServer.Peer peer = bench.open();
        peer.send(Packets.suback(1, List.of(1), Packets.text(0x1F, "line\u0001feed")));
        assertThat(lost().cause()).contains("0001");
        peer.expectEnd();
        bench.connection.close();
        assertThat(bench.connection.threads()).isZero();
    }

    // row 11
    @Test
    void aPacketLargerThanAnnouncedEndsTheConnectionBeforeItIsRead() {
        ScriptedServer.Peer peer = bench.open();
        peer.send(new byte[] {0x30, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x7F});
        assertThat(lost().cause()).contains("65536");
        peer.expectEnd();
    }

    @Test
    void theLargestPacketArrives() {
        ScriptedServer.Peer peer = bench.open();
        int overhead = Packets.publish(QOS_1, TOPIC, 1, "x".repeat(65_000)).length - 65_000;
        peer.send(Packets.publish(QOS_1, TOPIC, 1, "x".repeat(65_536 - overhead)));
        assertThat(texts(1)).containsExactly("x".repeat(65_536 - overhead));
    }

    // row 11: Paho would take the size that the Server takes for the size that it may send
    @Test
    void aServerThatTakesOnlySmallPacketsMaySendLargerOnes() {
        ScriptedServer.Peer peer = bench.open(Packets.fourBytes(0x27, 100));
        peer.send(Packets.publish(QOS_1, TOPIC, 1, "x".repeat(1_000)));
        assertThat(texts(1)).containsExactly("x".repeat(1_000));
    }

    @Test
    void aMessageWhoseTopicIsNoNameIsLeftOut() {
        ScriptedServer.Peer peer = bench.open();
        peer.send(Packets.publish(QOS_1, "客廳/+", 1, "on"));
        peer.send(Packets.publish(QOS_1, TOPIC, 2, "off"));
        assertThat(texts(1)).containsExactly("off");
        expectPuback(peer, 1, 0);
        expectPuback(peer, 2, 0);
    }

    // row 7: Paho reads nothing more while its queue of 10 is full
    @Test
    void aBurstArrivesInOrder() {
        ScriptedServer.Peer peer = bench.open();
        List<String> sent = IntStream.range(0, 200).mapToObj(i -> "message " + i).toList();
        for (int i = 0; i < sent.size(); i++) {
            peer.send(Packets.publish(QOS_1, TOPIC, i + 1, sent.get(i)));
        }
        assertThat(texts(200)).isEqualTo(sent);
        for (int i = 0; i < sent.size(); i++) {
            expectPuback(peer, i + 1, 0);
        }
    }

    // row 23
    @Test
    void aSinkThatThrowsDoesNotEndTheConnection() {
        EventSink broken =
                event -> {
                    bench.events.accept(event);
                    throw new IllegalStateException("thrown on purpose by a test");
                };
        bench.connection.open(1, true, broken);
        ScriptedServer.Peer peer = bench.server.accept(Packets.connack());
        peer.send(Packets.publish(QOS_1, TOPIC, 1, "on"));
        expectPuback(peer, 1, 0);
        bench.connection.ping(1);
        peer.expect(Packet.PINGREQ);
        peer.send(Packets.pingresp());
        bench.events.await(PingAnswered.class);
        assertThat(bench.events.of(ConnectionLost.class)).isEmpty();
    }

    @Test
    void tellsWhyTheServerEndsTheConnection() {
        ScriptedServer.Peer peer = bench.open();
        peer.send(
                Packets.disconnect(
                        ReasonCode.SERVER_SHUTTING_DOWN, Packets.text(0x1F, "maintenance")));
        assertThat(lost())
                .isEqualTo(
                        Setback.Refused.goingOn(
                                ReasonCode.SERVER_SHUTTING_DOWN, Optional.of("maintenance")));
        peer.expectEnd();
    }

    @Test
    void tellsHowTheConnectionBroke() {
        bench.open().close();
        assertThat(lost()).isEqualTo(new Setback.Dropped("the Server closed the stream"));
    }

    @Test
    void tellsThatTheConnectionWasReset() {
        bench.open().reset();
        assertThat(lost()).isEqualTo(new Setback.Dropped("Connection reset"));
    }
}
