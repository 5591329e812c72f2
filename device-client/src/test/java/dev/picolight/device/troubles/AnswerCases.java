package dev.picolight.device.troubles;

import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
import dev.picolight.device.diagnosis.Cause;
import dev.picolight.device.mqtt.BrokerAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What answers is no broker, or a broker that says no: servers with a script.
final class AnswerCases {
    private final List<Case> cases = new ArrayList<>();

    private AnswerCases() {}

    static List<Case> all(Path folder) {
        AnswerCases made = new AnswerCases();
        made.notMqtt(folder);
        made.versions();
        made.refusals();
        made.laterRefusals();
        return made.cases;
    }

    /// Meets a server that begins with a greeting, or says something to CONNECT.
    private void met(
            String situation, String chinese, Cause real, byte[] greeting, byte[]... answers) {
        cases.add(
                new Case(
                        situation,
                        chinese,
                        real,
                        () -> {
                            try (ScriptedBroker it =
                                    ScriptedBroker.silentAfter(greeting, answers)) {
                                return Stopwatch.measured(
                                                () -> Attempt.failing(Given.here(it.address())))
                                        .withUser(false);
                            }
                        }));
    }

    private void notMqtt(Path folder) {
        met(
                "SSH listens there",
                "那裡是 SSH",
                Cause.NOT_MQTT,
                Packets.text("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n"));
        met(
                "a web server listens there, and complains",
                "那裡是網頁伺服器，並表示抗議",
                Cause.NOT_MQTT,
                Packets.NOTHING,
                Packets.text("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"));
        met(
                "a server listens there that says nothing",
                "那裡的伺服器什麼都不說",
                Cause.NOT_MQTT,
                Packets.NOTHING);
        cases.add(
                new Case(
                        "a web server listens there, and waits for the rest",
                        "那裡是網頁伺服器，並等著後面的內容",
                        Cause.NOT_MQTT,
                        () -> {
                            var server =
                                    SimpleFileServer.createFileServer(
                                            new InetSocketAddress(
                                                    InetAddress.getLoopbackAddress(), 0),
                                            folder.toAbsolutePath(),
                                            OutputLevel.NONE);
                            server.start();
                            try {
                                BrokerAddress there =
                                        new BrokerAddress(
                                                "127.0.0.1", server.getAddress().getPort());
                                return Stopwatch.measured(() -> Attempt.failing(Given.here(there)));
                            } finally {
                                server.stop(0);
                            }
                        }));
        cases.add(
                new Case(
                        "a server listens there that closes at the first word",
                        "那裡的伺服器一聽到話就關閉連線",
                        Cause.NOT_MQTT,
                        () -> {
                            try (ScriptedBroker it = ScriptedBroker.closingAfter()) {
                                return Stopwatch.measured(
                                        () -> Attempt.failing(Given.here(it.address())));
                            }
                        }));
    }

    private void versions() {
        met(
                "the broker refuses the version of MQTT: CONNACK 0x84",
                "broker 拒絕這個 MQTT 版本：CONNACK 0x84",
                Cause.PROTOCOL_VERSION,
                Packets.NOTHING,
                Packets.connack(0x84));
        met(
                "the broker refuses the version in MQTT 3.1.1: CONNACK 1",
                "broker 以 MQTT 3.1.1 拒絕這個版本：CONNACK 1",
                Cause.PROTOCOL_VERSION,
                Packets.NOTHING,
                Packets.oldConnack(1));
        met(
                "the broker accepts in MQTT 3.1.1: CONNACK 0",
                "broker 以 MQTT 3.1.1 接受：CONNACK 0",
                Cause.PROTOCOL_VERSION,
                Packets.NOTHING,
                Packets.oldConnack(0));
    }

    private void refused(int reason, String situation, String chinese, Cause real) {
        met(
                "%s: CONNACK 0x%02X".formatted(situation, reason),
                "%s：CONNACK 0x%02X".formatted(chinese, reason),
                real,
                Packets.NOTHING,
                Packets.connack(reason));
    }

    private void refusals() {
        refused(
                0x85,
                "Client Identifier not valid",
                "Client Identifier 無效",
                Cause.IDENTIFIER_NOT_VALID);
        refused(
                0x86,
                "no user given, to a broker that says bad user name",
                "沒有寫使用者，broker 說使用者不對",
                Cause.USER_MISSING);
        refused(0x88, "server unavailable", "伺服器無法使用", Cause.BUSY);
        refused(0x89, "server busy", "伺服器忙碌", Cause.BUSY);
        refused(0x8A, "banned", "被封鎖", Cause.BANNED);
        refused(0x97, "quota exceeded", "超過配額", Cause.BUSY);
        refused(0x9C, "use another server", "請用另一台伺服器", Cause.ELSEWHERE);
        refused(0x9D, "server moved", "伺服器已搬遷", Cause.ELSEWHERE);
        refused(0x9F, "connection rate exceeded", "連線速率過高", Cause.BUSY);
        refused(0x83, "an error of the broker's own kind", "broker 自訂的錯誤", Cause.REFUSED_OTHERWISE);
    }

    private void laterRefusals() {
        subscribing(
                "the subscription is refused: SUBACK 0x87",
                "訂閱被拒絕：SUBACK 0x87",
                Cause.SUBSCRIPTION_REFUSED,
                0x87);
        subscribing(
                "the topic filter is refused: SUBACK 0x8F",
                "topic filter 被拒絕：SUBACK 0x8F",
                Cause.FILTER_NOT_VALID,
                0x8F);
        ending(
                "the broker shuts down: DISCONNECT 0x8B",
                "broker 關閉中：DISCONNECT 0x8B",
                Cause.CONNECTION_LOST,
                0x8B);
        ending(
                "the session is taken over: DISCONNECT 0x8E",
                "工作階段被接手：DISCONNECT 0x8E",
                Cause.IDENTIFIER_TAKEN,
                0x8E);
        ending(
                "the rules forbid to go on: DISCONNECT 0x87",
                "規則不允許繼續：DISCONNECT 0x87",
                Cause.NOT_AUTHORIZED,
                0x87);
        cases.add(
                new Case(
                        "the broker closes the connection at each subscription, without a word",
                        "broker 一收到訂閱就不說一聲地關閉連線",
                        Cause.BROKER_CLOSES,
                        () -> {
                            try (ScriptedBroker it = ScriptedBroker.closingAfter(Packets.WELCOME);
                                    Attempt attempt = Attempt.connected(Given.here(it.address()))) {
                                return Stopwatch.measured(() -> attempt.subscribe().orElseThrow());
                            }
                        }));
    }

    private void subscribing(String situation, String chinese, Cause real, int reason) {
        cases.add(
                new Case(
                        situation,
                        chinese,
                        real,
                        () -> {
                            try (ScriptedBroker it =
                                            ScriptedBroker.silentAfter(
                                                    Packets.NOTHING,
                                                    Packets.WELCOME,
                                                    Packets.suback(reason));
                                    Attempt attempt = Attempt.connected(Given.here(it.address()))) {
                                return Stopwatch.measured(() -> attempt.subscribe().orElseThrow());
                            }
                        }));
    }

    private void ending(String situation, String chinese, Cause real, int reason) {
        cases.add(
                new Case(
                        situation,
                        chinese,
                        real,
                        () -> {
                            try (ScriptedBroker it =
                                            ScriptedBroker.silentAfter(
                                                    Packets.NOTHING,
                                                    Packets.WELCOME,
                                                    Packets.disconnect(reason));
                                    Attempt attempt = Attempt.connected(Given.here(it.address()))) {
                                return Stopwatch.measured(() -> attempt.subscribe().orElseThrow());
                            }
                        }));
    }
}
