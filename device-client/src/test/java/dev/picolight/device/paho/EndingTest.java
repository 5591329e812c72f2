package dev.picolight.device.paho;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.PingAnswered;
import dev.picolight.device.mqtt.ReasonCode;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// PINGREQ, DISCONNECT and the cut.
class EndingTest {
    private final PahoBench bench = new PahoBench(Duration.ofSeconds(1));

    @AfterEach
    void close() {
        bench.close();
    }

    private void assertThatNothingIsLeft() {
        bench.connection.close();
        assertThat(bench.connection.threads()).as("threads of Paho").isZero();
        assertThat(bench.sockets).allMatch(Socket::isClosed);
    }

    private static int publishedPacketId(ScriptedServer.Peer peer) {
        Packet.Fields publish = peer.expect(Packet.PUBLISH).fields();
        publish.text();
        return publish.twoBytes();
    }

    @Test
    void aPingIsAnsweredByPingrespAndByNothingElse() {
        ScriptedServer.Peer peer = bench.open();
        bench.connection.ping(1);
        peer.expect(Packet.PINGREQ);
        bench.publish("online");
        peer.send(Packets.puback(publishedPacketId(peer), ReasonCode.SUCCESS));
        bench.connection.ping(1); // no second one is sent by the traffic in between
        peer.expect(Packet.PINGREQ);
        assertThat(bench.events.of(PingAnswered.class)).isEmpty();
        peer.send(Packets.pingresp());
        bench.events.await(PingAnswered.class);
    }

    // rows 18 and 19: Keep Alive is 1 s here, and 2 s pass
    @Test
    void pahoNeitherPingsNorEndsTheConnectionByItself() throws InterruptedException {
        ScriptedServer.Peer peer = bench.open();
        assertThat(new CountDownLatch(1).await(2_200, TimeUnit.MILLISECONDS)).isFalse();
        bench.publish("still here");
        publishedPacketId(peer);
        bench.connection.ping(1);
        peer.expect(Packet.PINGREQ);
        peer.send(Packets.pingresp());
        bench.events.await(PingAnswered.class);
        assertThat(bench.events.all()).hasSize(2);
    }

    @Test
    void leavesWithDisconnectOnceThePendingMessageIsAcknowledged() {
        ScriptedServer.Peer peer = bench.open();
        bench.publish("offline");
        bench.connection.disconnect(1);
        peer.send(Packets.puback(publishedPacketId(peer), ReasonCode.SUCCESS));
        Packet disconnect = peer.expect(Packet.DISCONNECT);
        assertThat(disconnect.body().bytes()).as("Reason Code 0x00").startsWith(0);
        peer.expectEnd();
        assertThatNothingIsLeft();
        assertThat(bench.events.all()).hasSize(1);
    }

    @Test
    void aMessageThatComesWhileTheDeviceLeavesStaysWithTheServer() {
        ScriptedServer.Peer peer = bench.open();
        bench.publish("offline");
        int packetId = publishedPacketId(peer);
        bench.connection.disconnect(1);
        peer.send(Packets.publish(2, PahoBench.TOPIC, 9, "on"));
        peer.send(Packets.puback(packetId, ReasonCode.SUCCESS));
        peer.expect(Packet.DISCONNECT); // and no PUBACK for the message
        assertThat(bench.events.all()).hasSize(1);
    }

    @Test
    void leavesWithDisconnectEvenIfTheServerAcknowledgesNothing() {
        ScriptedServer.Peer peer = bench.open();
        bench.publish("offline");
        bench.connection.disconnect(1);
        publishedPacketId(peer);
        peer.expect(Packet.DISCONNECT);
        peer.expectEnd();
        assertThatNothingIsLeft();
    }

    @Test
    void leavesWithDisconnectAlsoWhenConnackIsStillToCome() {
        bench.connection.open(1, true, bench.events);
        ScriptedServer.Peer peer = bench.server.accept();
        peer.expect(Packet.CONNECT);
        bench.connection.disconnect(1);
        peer.send(Packets.connack());
        peer.expect(Packet.DISCONNECT);
        peer.expectEnd();
        assertThatNothingIsLeft();
        assertThat(bench.events.all()).isEmpty();
    }

    // row 20
    @Test
    void cutsWithoutDisconnect() {
        ScriptedServer.Peer peer = bench.open();
        bench.publish("never mind");
        publishedPacketId(peer);
        bench.connection.abandon(1);
        assertThat(bench.sockets.getFirst().isClosed()).as("closed at once").isTrue();
        peer.expectEnd();
        assertThatNothingIsLeft();
        assertThat(bench.events.all()).containsExactly(bench.events.of(Connected.class).getFirst());
    }

    @Test
    void whatWasNotSentWhenItIsCutIsNeverSent() {
        ScriptedServer.Peer peer = bench.open();
        for (int i = 0; i < 200; i++) {
            bench.connection.publish(1, PahoBench.message(PahoBench.STATUS, "x".repeat(60_000)));
        }
        bench.connection.abandon(1);
        peer.expectReset();
    }

    @Test
    void leavingDoesNotThrowAwayWhatWasSent() {
        ScriptedServer.Peer peer = bench.open();
        bench.connection.disconnect(1);
        assertThatNothingIsLeft();
        peer.expect(Packet.DISCONNECT);
        peer.expectEndOfStream();
    }

    @Test
    void closingCutsWithoutDisconnect() {
        ScriptedServer.Peer peer = bench.open();
        bench.connection.close();
        peer.expectEnd();
        assertThatNothingIsLeft();
    }

    @Test
    void aServerThatReadsNothingCannotHoldTheDevice() {
        bench.open();
        for (int i = 0; i < 200; i++) {
            bench.connection.publish(1, PahoBench.message(PahoBench.STATUS, "x".repeat(60_000)));
        }
        bench.connection.disconnect(1);
        assertThatNothingIsLeft();
    }
}
