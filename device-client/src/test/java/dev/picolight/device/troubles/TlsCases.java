package dev.picolight.device.troubles;

import dev.picolight.device.diagnosis.Cause;
import dev.picolight.device.mosquitto.Certificates;
import dev.picolight.device.mosquitto.Certificates.Validity;
import dev.picolight.device.mosquitto.Issued;
import dev.picolight.device.mosquitto.Mosquitto;
import dev.picolight.device.mosquitto.OldTlsServer;
import dev.picolight.device.mqtt.ServerName;
import dev.picolight.device.mqtt.TlsSettings;
import dev.picolight.device.mqtt.TlsSettings.Identity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// TLS of a real Mosquitto, and certificates that do not do.
final class TlsCases {
    private final Certificates certificates;
    private final Certificates strangers;
    private final Issued server;
    private final TlsSettings trusting;
    private final List<Case> cases = new ArrayList<>();

    private TlsCases(Path folder) {
        certificates = Certificates.in(folder);
        strangers = certificates.stranger();
        server = certificates.server("broker.lan", "127.0.0.1");
        trusting =
                new TlsSettings(
                        Optional.of(certificates.authority()), Optional.empty(), Optional.empty());
    }

    /// Makes all certificates at once.
    static List<Case> all(Path folder) {
        TlsCases made = new TlsCases(folder);
        made.ports();
        made.servers();
        made.clients();
        return made.cases;
    }

    private void add(String situation, String chinese, Cause real, Case.World world) {
        cases.add(new Case(situation, chinese, real, world));
    }

    private void ports() {
        add(
                "the settings want TLS, and the port of Mosquitto has none",
                "設定檔要求 TLS，但 Mosquitto 的這個埠沒有",
                Cause.TLS_NOT_ON_PORT,
                () -> {
                    try (Mosquitto it = Mosquitto.setUp().tls(server).start()) {
                        return Stopwatch.measured(() ->
                                        Attempt.failing(Given.here(it.plainAddress(), trusting)))
                                .provedBy(
                                        MosquittoCases.logOf(it),
                                        "protocol error",
                                        "\"protocol error\": the port has no TLS");
                    }
                });
        add(
                "the settings want TLS, and the broker takes no more connections",
                "設定檔要求 TLS，但 broker 連線數已滿",
                Cause.BROKER_CLOSES,
                () -> {
                    try (Mosquitto it =
                                    Mosquitto.setUp()
                                            .tls(server)
                                            .config("max_connections 1")
                                            .start();
                            Attempt _ = Attempt.connected(Given.here(it.address(), trusting))) {
                        return Stopwatch.measured(
                                        () -> Attempt.failing(Given.here(it.address(), trusting)))
                                .provedBy(
                                        MosquittoCases.logOf(it),
                                        "denied: max_connections exceeded",
                                        "\"denied\" or another reason: the broker itself");
                    }
                });
        add(
                "the settings want TLS, and a web server without TLS listens there",
                "設定檔要求 TLS，但那裡是沒有 TLS 的網頁伺服器",
                Cause.TLS_NOT_ON_PORT,
                () -> {
                    try (ScriptedBroker it =
                            ScriptedBroker.silentAfter(
                                    Packets.NOTHING,
                                    Packets.text("HTTP/1.1 400 Bad Request\r\n\r\n"))) {
                        return Stopwatch.measured(
                                () -> Attempt.failing(Given.here(it.address(), trusting)));
                    }
                });
        add(
                "the settings want TLS, and Mosquitto is frozen",
                "設定檔要求 TLS，但 Mosquitto 當住了",
                Cause.BROKER_FROZEN,
                () -> {
                    try (Mosquitto it = Mosquitto.setUp().tls(server).start()) {
                        it.freeze();
                        return Stopwatch.measured(
                                () -> Attempt.failing(Given.here(it.address(), trusting)));
                    }
                });
        add(
                "Mosquitto wants TLS on that port, and the settings have none",
                "Mosquitto 的這個埠要求 TLS，但設定檔沒有寫",
                Cause.TLS_ON_PORT,
                () -> {
                    try (Mosquitto it = Mosquitto.setUp().tls(server).start()) {
                        return Stopwatch.measured(() -> Attempt.failing(Given.here(it.address())));
                    }
                });
        add(
                "the broker speaks TLS 1.1 and nothing newer",
                "broker 只會 TLS 1.1",
                Cause.TLS_VERSION,
                () -> {
                    try (OldTlsServer it = OldTlsServer.start(server)) {
                        return Stopwatch.measured(
                                () -> Attempt.failing(Given.here(it.address(), trusting)));
                    }
                });
    }

    private void certificate(
            String situation, String chinese, Cause real, Issued its, TlsSettings settings) {
        add(
                situation,
                chinese,
                real,
                () -> {
                    try (Mosquitto it = Mosquitto.setUp().tls(its).start()) {
                        return Stopwatch.measured(
                                () -> Attempt.failing(Given.here(it.address(), settings)));
                    }
                });
    }

    private void servers() {
        certificate(
                "the broker's certificate is signed by another authority",
                "broker 的憑證由別的 CA 簽發",
                Cause.TLS_AUTHORITY,
                strangers.server("127.0.0.1"),
                trusting);
        certificate(
                "the broker's certificate has another name",
                "broker 的憑證是給別的名稱用的",
                Cause.TLS_NAME,
                server,
                new TlsSettings(
                        trusting.ca(), Optional.empty(), Optional.of(new ServerName("other.lan"))));
        certificate(
                "the broker's certificate has expired",
                "broker 的憑證已過期",
                Cause.TLS_EXPIRED,
                certificates.server(Validity.EXPIRED, "127.0.0.1"),
                trusting);
        certificate(
                "the broker's certificate is not yet valid",
                "broker 的憑證尚未生效",
                Cause.TLS_NOT_YET_VALID,
                certificates.server(Validity.NOT_YET, "127.0.0.1"),
                trusting);
        certificate(
                "the file with the authority's certificate is not there",
                "CA 憑證檔不存在",
                Cause.TLS_FILES,
                server,
                new TlsSettings(
                        Optional.of(server.certificate().resolveSibling("missing.pem")),
                        Optional.empty(),
                        Optional.empty()));
    }

    private void clients() {
        client(
                "the broker wants a certificate of the device, and there is none",
                "broker 要求裝置的憑證，但沒有",
                Cause.TLS_CLIENT_CERTIFICATE_MISSING,
                Optional.empty());
        client(
                "the device's certificate is signed by another authority",
                "裝置的憑證由別的 CA 簽發",
                Cause.TLS_CLIENT_CERTIFICATE_REFUSED,
                Optional.of(strangers.client("pi")));
        client(
                "the device's certificate has expired",
                "裝置的憑證已過期",
                Cause.TLS_CLIENT_CERTIFICATE_REFUSED,
                Optional.of(certificates.client(Validity.EXPIRED, "pi")));
    }

    private void client(String situation, String chinese, Cause real, Optional<Issued> own) {
        for (String version : List.of("TLSv1.2", "TLSv1.3")) {
            add(
                    "%s (%s)".formatted(situation, version),
                    "%s（%s）".formatted(chinese, version),
                    real,
                    () -> {
                        TlsSettings settings =
                                new TlsSettings(
                                        trusting.ca(),
                                        own.map(it ->
                                                new Identity(
                                                        it.certificate(),
                                                        it.key(),
                                                        Optional.empty())),
                                        Optional.empty());
                        try (Mosquitto it =
                                Mosquitto.setUp()
                                        .mutualTls(server, certificates.authority())
                                        .newestTls(version)
                                        .start()) {
                            return Stopwatch.measured(
                                    () -> Attempt.failing(Given.here(it.address(), settings)));
                        }
                    });
        }
    }
}
