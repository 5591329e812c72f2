package dev.picolight.device.paho;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.app.HostDialer;
import dev.picolight.device.diagnosis.Setback.NotReached;
import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.TlsSettings;
import dev.picolight.device.port.RecordedEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a handshake does with Servers of no good, byte by byte.
@Timeout(30)
class TlsHandshakeTest {
    /// The type of a record (RFC 8446 §5.1).
    private static final int HANDSHAKE = 0x16;

    /// Alert 70, protocol_version, as a Server of TLS 1.0 sends it.
    private static final String ALERT = "15 03 01 00 02 02 46";

    private final ScriptedServer server = new ScriptedServer();
    private final TlsBench bench = new TlsBench();

    @AfterEach
    void close() {
        bench.close();
        server.close();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.ofDelimiter(" ").parseHex(hex);
    }

    private PahoConnection connection(Optional<TlsSettings> tls, Duration patience) {
        ConnectSettings standard = TlsBench.settings(server.address(), tls);
        return bench.connection(
                new ConnectSettings(
                        standard.address(),
                        standard.allowLoopback(),
                        standard.clientIdentifier(),
                        standard.credentials(),
                        standard.keepAlive(),
                        standard.sessionExpiry(),
                        standard.will(),
                        patience,
                        tls),
                new HostDialer());
    }

    /// What the device says first, in hexadecimal figures.
    private String clientHello(TlsSettings tls) {
        PahoConnection connection = connection(Optional.of(tls), Duration.ofSeconds(20));
        connection.open(1, true, new RecordedEvents());
        return HexFormat.of().formatHex(server.accept().awaitTlsRecord(HANDSHAKE));
    }

    private static String figures(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void offersTls13And12AndNothingElse() {
        // supported_versions (RFC 8446 §4.2.1)
        assertThat(clientHello(TlsSettings.SYSTEM)).contains("002b00050403040303");
    }

    @Test
    void saysWhomItWantsToSpeakTo() {
        assertThat(clientHello(TlsBench.named(TlsSettings.SYSTEM, "broker.lan")))
                .contains(figures("broker.lan"));
    }

    @Test
    void anAddressIsNoServerName() {
        assertThat(clientHello(TlsSettings.SYSTEM)).doesNotContain(figures("127.0.0.1"));
    }

    private NotReached setback(byte[] answer) {
        CompletableFuture<NotReached> setback =
                CompletableFuture.supplyAsync(
                        () -> bench.setback(server.address(), Optional.of(TlsSettings.SYSTEM)));
        ScriptedServer.Peer peer = server.accept();
        peer.awaitByte(HANDSHAKE);
        peer.send(answer);
        peer.close();
        return setback.join();
    }

    @Test
    void aServerThatSaysNothingIsLeftAtTheDeadline() {
        PahoConnection connection =
                connection(Optional.of(TlsSettings.SYSTEM), Duration.ofMillis(300));
        NotReached setback = bench.setback(connection);
        assertThat(setback.trouble()).isEqualTo(Trouble.TLS_NO_ANSWER);
        assertThat(setback.after()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(setback.mayPass()).isTrue();
        server.accept().expectEndOrReset();
    }

    @Test
    void itCanBeAbandonedAtAnyMoment() {
        PahoConnection connection =
                connection(Optional.of(TlsSettings.SYSTEM), Duration.ofSeconds(20));
        RecordedEvents events = new RecordedEvents();
        connection.open(1, true, events);
        ScriptedServer.Peer peer = server.accept();
        peer.awaitByte(HANDSHAKE);
        connection.abandon(1);
        peer.expectReset();
        connection.close();
        assertThat(events.all()).isEmpty();
        assertThat(connection.threads()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 Bad Request\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n"})
    void whatIsNoTlsIsTold(String answer) {
        NotReached setback = setback(answer.getBytes(StandardCharsets.US_ASCII));
        assertThat(setback.trouble()).isEqualTo(Trouble.TLS_NOT_SPOKEN);
        assertThat(setback.detail())
                .isEqualTo(
                        "its answer begins with the byte 0x%02X".formatted((int) answer.charAt(0)));
    }

    @Test
    void anEndWithoutAWordIsToldAsWell() {
        assertThat(setback(new byte[0]).trouble()).isEqualTo(Trouble.TLS_CLOSED);
    }

    @Test
    void anAlertAboutTheVersionIsTold() {
        assertThat(setback(bytes(ALERT)).trouble()).isEqualTo(Trouble.TLS_VERSION);
    }

    @Test
    void anAlertInAnswerToConnectIsOfATlsServer() {
        CompletableFuture<NotReached> setback =
                CompletableFuture.supplyAsync(
                        () -> bench.setback(server.address(), Optional.empty()));
        server.accept(bytes(ALERT));
        assertThat(setback.join().trouble()).isEqualTo(Trouble.TLS_EXPECTED);
    }

    @Test
    void aServerThatCutsWithoutAWordIsAskedOnceWhetherItSpeaksTls() {
        CompletableFuture<NotReached> setback =
                CompletableFuture.supplyAsync(
                        () -> bench.setback(server.address(), Optional.empty()));
        ScriptedServer.Peer first = server.accept();
        first.expect(Packet.CONNECT);
        first.reset();
        ScriptedServer.Peer second = server.accept();
        second.awaitByte(HANDSHAKE);
        second.send(bytes(ALERT));
        assertThat(setback.join().trouble()).isEqualTo(Trouble.TLS_EXPECTED);
        second.expectEndOrReset();
    }

    @Test
    void aServerThatWasAskedIsNotAskedAgainUntilSomethingElseHappens() {
        PahoConnection plain = connection(Optional.empty(), Duration.ofSeconds(10));
        assertThat(cutAndAsked(plain).trouble()).isEqualTo(Trouble.TLS_EXPECTED);

        CompletableFuture<NotReached> again =
                CompletableFuture.supplyAsync(() -> bench.setback(plain));
        cut();
        assertThat(again.join().trouble()).isEqualTo(Trouble.TLS_EXPECTED);

        CompletableFuture<NotReached> other =
                CompletableFuture.supplyAsync(() -> bench.setback(plain));
        server.accept(bytes(ALERT));
        other.join();
        assertThat(cutAndAsked(plain).trouble()).isEqualTo(Trouble.TLS_EXPECTED);
    }

    private void cut() {
        ScriptedServer.Peer peer = server.accept();
        peer.expect(Packet.CONNECT);
        peer.reset();
    }

    private NotReached cutAndAsked(PahoConnection plain) {
        CompletableFuture<NotReached> setback =
                CompletableFuture.supplyAsync(() -> bench.setback(plain));
        cut();
        ScriptedServer.Peer asked = server.accept();
        asked.awaitByte(HANDSHAKE);
        asked.send(bytes(ALERT));
        return setback.join();
    }

    @Test
    void theQuestionEndsWithItsConnection() {
        PahoConnection plain = connection(Optional.empty(), Duration.ofSeconds(10));
        RecordedEvents events = new RecordedEvents();
        plain.open(1, true, events);
        cut();
        ScriptedServer.Peer asked = server.accept();
        asked.awaitByte(HANDSHAKE);
        plain.abandon(1);
        asked.expectEndOrReset();
        assertThat(events.all()).isEmpty();
    }
}
