package dev.picolight.device.troubles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.diagnosis.Cause;
import dev.picolight.device.mosquitto.Mosquitto;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// What a real Mosquitto does with a client that it does not want, or does not answer.
final class MosquittoCases {
    private static final String USER = "pi";
    private static final String PASSWORD = "geheim-一二三";

    private final List<Case> cases = new ArrayList<>();

    private MosquittoCases() {}

    static List<Case> all() {
        MosquittoCases made = new MosquittoCases();
        made.users();
        made.rules();
        made.endings();
        made.silence();
        return made.cases;
    }

    private void add(String situation, String chinese, Cause real, Case.World world) {
        cases.add(new Case("Mosquitto: " + situation, "Mosquitto：" + chinese, real, world));
    }

    /// Its log is on this machine's output, not in a journal.
    static UnaryOperator<String> logOf(Mosquitto mosquitto) {
        return command -> {
            assertThat(command).contains("journalctl -u mosquitto");
            return mosquitto.log();
        };
    }

    private static Mosquitto guarded() {
        return Mosquitto.startWithPassword(USER, PASSWORD);
    }

    private void users() {
        add(
                "a wrong password",
                "密碼不對",
                Cause.USER_OR_PASSWORD,
                () -> {
                    try (Mosquitto it = guarded()) {
                        return Stopwatch.measured(
                                        () -> Attempt.failing(Given.here(it.address(), USER, "x")))
                                .withUser(true);
                    }
                });
        add(
                "a user that it does not know",
                "不認識的使用者",
                Cause.USER_OR_PASSWORD,
                () -> {
                    try (Mosquitto it = guarded()) {
                        return Stopwatch.measured(() ->
                                        Attempt.failing(Given.here(it.address(), "po", PASSWORD)))
                                .withUser(true);
                    }
                });
        add(
                "no user given, and one wanted",
                "沒有寫使用者，但 broker 要求",
                Cause.USER_MISSING,
                () -> {
                    try (Mosquitto it = guarded()) {
                        return Stopwatch.measured(() -> Attempt.failing(Given.here(it.address())))
                                .withUser(false);
                    }
                });
        add(
                "only identifiers with another beginning are let in (clientid_prefixes)",
                "只讓特定開頭的識別碼連線（clientid_prefixes）",
                Cause.NOT_AUTHORIZED,
                () -> {
                    try (Mosquitto it = Mosquitto.start("clientid_prefixes other-")) {
                        return Stopwatch.measured(() -> Attempt.failing(Given.here(it.address())))
                                .withUser(false);
                    }
                });
        add(
                "no more connections (max_connections)",
                "連線數已滿（max_connections）",
                Cause.BROKER_CLOSES,
                () -> {
                    try (Mosquitto it = Mosquitto.start("max_connections 1");
                            Attempt _ = Attempt.connected(Given.here(it.address()))) {
                        return Stopwatch.measured(() -> Attempt.failing(Given.here(it.address())))
                                .provedBy(
                                        logOf(it),
                                        "Client connection from 127.0.0.1 denied: max_connections exceeded",
                                        "a line about this device's address or id: the broker itself closed it");
                    }
                });
    }

    private void rules() {
        add(
                "the rules do not let the device write its status",
                "規則不讓裝置寫入自己的狀態",
                Cause.WRITE_RULES,
                () -> {
                    try (Mosquitto it = Mosquitto.setUp().acl("topic read 客廳/message").start();
                            Attempt attempt = Attempt.connected(Given.here(it.address()))) {
                        return Stopwatch.measured(attempt::publish);
                    }
                });
    }

    private void endings() {
        add(
                "it is restarted",
                "重新啟動",
                Cause.CONNECTION_LOST,
                () -> {
                    try (Mosquitto it = Mosquitto.start();
                            Attempt attempt = Attempt.connected(Given.here(it.address()))) {
                        it.stop();
                        String log = it.log();
                        return Stopwatch.measured(attempt::goOn)
                                .provedBy(_ -> log, "terminating", "\"terminating\"");
                    }
                });
        add(
                "another client has the same identifier (this version does not say so)",
                "另一個用戶端使用相同的識別碼（這個版本不會告知）",
                Cause.IDENTIFIER_TAKEN,
                () -> {
                    try (Mosquitto it = Mosquitto.start();
                            Attempt attempt = Attempt.connected(Given.here(it.address()));
                            Attempt _ = Attempt.connected(Given.here(it.address()))) {
                        return Stopwatch.measured(attempt::goOn)
                                .provedBy(
                                        logOf(it),
                                        "Client " + Attempt.IDENTIFIER + " already connected",
                                        "\"already connected\": another client with the same Client Identifier");
                    }
                });
    }

    private void silence() {
        add(
                "frozen before CONNECT",
                "在 CONNECT 之前當住",
                Cause.BROKER_FROZEN,
                () -> {
                    try (Mosquitto it = Mosquitto.start()) {
                        it.freeze();
                        return Stopwatch.measured(() -> Attempt.failing(Given.here(it.address())))
                                .provedBy(
                                        command -> command.isEmpty() ? "" : listeners(it),
                                        "mosquitto",
                                        "mosquitto on that port: it is frozen");
                    }
                });
        add(
                "frozen before SUBSCRIBE",
                "在 SUBSCRIBE 之前當住",
                Cause.BROKER_FROZEN,
                () -> {
                    try (Mosquitto it = Mosquitto.start();
                            Attempt attempt = Attempt.connected(Given.here(it.address()))) {
                        it.freeze();
                        return Stopwatch.measured(() -> attempt.subscribe().orElseThrow());
                    }
                });
        add(
                "frozen while the device is online",
                "裝置在線上時當住",
                Cause.BROKER_FROZEN,
                () -> {
                    try (Mosquitto it = Mosquitto.start();
                            Attempt attempt = Attempt.connected(Given.here(it.address()))) {
                        it.freeze();
                        return Stopwatch.measured(attempt::ping)
                                .provedBy(
                                        _ -> Shell.run("", "ping -c 20 -i 0.01 127.0.0.1"),
                                        " 0% packet loss",
                                        "none lost: the broker");
                    }
                });
    }

    private static String listeners(Mosquitto it) {
        return Shell.run("", "ss -ltnp | grep " + it.address().port());
    }
}
