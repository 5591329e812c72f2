package dev.picolight.device.paho;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.diagnosis.Setback.NotReached;
import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectRefused;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.mqtt.ReasonCode;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// From the TCP connection to CONNACK.
class HandshakeTest {
    private final PahoBench bench = new PahoBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private ConnectRefused refusedBy(byte[] answer) {
        bench.connection.open(1, true, bench.events);
        bench.server.accept(answer);
        return bench.events.await(ConnectRefused.class);
    }

    private NotReached notReached() {
        return (NotReached) bench.events.await(ConnectionLost.class).setback();
    }

    // row 13
    @Test
    void theSocketDoesNotDelaySmallPackets() throws SocketException {
        bench.open();
        assertThat(bench.sockets.getFirst().getTcpNoDelay()).isTrue();
    }

    // row 18
    @Test
    void tellsTheKeepAliveOnWhichTheServerInsists() {
        bench.open(Packets.twoBytes(0x13, 7));
        assertThat(bench.events.all())
                .containsExactly(new Connected(1, false, Optional.of(Duration.ofSeconds(7))));
    }

    @Test
    void tellsThatTheSessionIsResumed() {
        bench.connection.open(1, false, bench.events);
        bench.server.accept(Packets.connack(true, ReasonCode.SUCCESS));
        assertThat(bench.events.await(Connected.class))
                .isEqualTo(new Connected(1, true, Optional.empty()));
    }

    // row 1
    @Test
    void aConnackThatNeverComesLeavesNothingBehindOnceTheDeviceHasGivenUp() {
        bench.connection.open(1, true, bench.events);
        ScriptedServer.Peer peer = bench.server.accept();
        peer.expect(Packet.CONNECT);
        bench.connection.abandon(1);
        peer.expectEnd();
        bench.connection.close();
        assertThat(bench.connection.threads()).isZero();
        assertThat(bench.events.all()).isEmpty();
    }

    // row 20
    @Test
    void abandoningWhilePahoStartsLeavesNothingBehind() {
        for (int number = 1; number <= 30; number++) {
            bench.connection.open(number, true, bench.events);
            bench.server.accept();
            bench.connection.abandon(number);
        }
        bench.connection.close();
        assertThat(bench.connection.threads()).isZero();
        assertThat(bench.sockets).allMatch(Socket::isClosed);
        assertThat(bench.events.all()).isEmpty();
    }

    // row 8
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aServerThatAcceptsAndClosesLeavesNothingBehind(boolean reset) {
        for (int number = 1; number <= 20; number++) {
            bench.connection.open(number, true, bench.events);
            ScriptedServer.Peer peer = bench.server.accept();
            if (reset) {
                peer.reset();
            } else {
                peer.close();
            }
            if (number == 1) {
                bench.server.accept().close(); // asked whether it speaks TLS
            }
            bench.events.await(ConnectionLost.class, number);
            assertThat(notReached().trouble()).isIn(Trouble.CLOSED_BEFORE_CONNACK, Trouble.RESET);
        }
        bench.connection.close();
        assertThat(bench.connection.threads()).isZero();
        assertThat(bench.sockets).isNotEmpty().allMatch(Socket::isClosed);
    }

    @Test
    void tellsThatTheServerClosedInsteadOfAnswering() {
        bench.connection.open(1, true, bench.events);
        ScriptedServer.Peer peer = bench.server.accept();
        peer.expect(Packet.CONNECT);
        peer.close();
        assertThat(notReached().trouble()).isEqualTo(Trouble.CLOSED_BEFORE_CONNACK);
        assertThat(notReached().address()).isEqualTo(bench.server.address());
    }

    @Test
    void keepsTheServersWordsOfARefusal() {
        assertThat(
                        refusedBy(
                                Packets.connack(
                                        false,
                                        ReasonCode.NOT_AUTHORIZED,
                                        Packets.text(0x1F, "ask 客廳"))))
                .isEqualTo(new ConnectRefused(1, ReasonCode.NOT_AUTHORIZED, Optional.of("ask 客廳")));
    }

    /// Paho knows neither 0x99 nor a code of the future.
    @ParameterizedTest
    @ValueSource(ints = {0x80, 0x86, 0x8C, 0x99, 0x9B, 0xC0})
    void tellsEveryCodeOfARefusal(int code) {
        assertThat(refusedBy(Packets.connack(false, new ReasonCode(code))).reason())
                .isEqualTo(new ReasonCode(code));
    }

    @ParameterizedTest
    @CsvSource({"1, 0x84", "2, 0x85", "3, 0x88", "4, 0x86", "5, 0x87"})
    void understandsARefusalInMqtt3(int code, String meaning) {
        byte[] connack = {0x20, 2, 0, (byte) code};
        assertThat(refusedBy(connack).reason()).isEqualTo(new ReasonCode(Integer.decode(meaning)));
    }

    @Test
    void takesDisconnectInsteadOfConnackForARefusal() {
        assertThat(refusedBy(Packets.disconnect(ReasonCode.SERVER_BUSY)).reason())
                .isEqualTo(ReasonCode.SERVER_BUSY);
    }

    @Test
    void tellsWhatAWebServerAnswered() {
        bench.connection.open(1, true, bench.events);
        bench.server.accept(
                "HTTP/1.1 400 Bad Request\r\nServer: nginx\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(notReached().trouble()).isEqualTo(Trouble.NOT_MQTT);
        assertThat(notReached().detail()).contains("«HTTP/1.1 400 Bad");
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_MQTT, 16030100020228, 16 03 01 00 02 02 28", // of TLS, but no alert
        "MQTT_TOO_OLD, 20020000, MQTT 3.1.1",
        "NOT_MQTT, 20ffffffff01, length",
        "NOT_MQTT, 2003000063, CONNACK",
    })
    void tellsThatWhatAnswersDoesNotSpeakMqtt5(Trouble expected, String bytes, String evidence) {
        bench.connection.open(1, true, bench.events);
        bench.server.accept(HexFormat.of().parseHex(bytes));
        assertThat(notReached().trouble()).isEqualTo(expected);
        assertThat(notReached().detail()).contains(evidence);
    }

    // row 10
    @Test
    void controlCharactersInTheServersWordsDoNoHarm() {
        bench.open(Packets.userProperty("a\nb", "\u0001"), Packets.text(0x1F, "hello\n"));
        bench.publish("online");
        assertThat(bench.events.all()).hasSize(1);
    }

    @Test
    void aServerThatWaitsBeforeItClosesIsHeardWhenItDoes() {
        ScriptedServer.Peer peer = bench.open();
        peer.close();
        bench.events.await(ConnectionLost.class);
        bench.connection.close();
        assertThat(bench.connection.threads()).isZero();
    }
}
