package dev.picolight.device.brokersetup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The text of our own file of Mosquitto's configuration.
///
/// @param others the lines of all other files: what they set of log and limits stays theirs
record OurConfiguration(MosquittoFolder folder, List<ConfigLine> others) {
    /// As Debian's package has it.
    private static final Path LOG = Path.of("/var/log/mosquitto");

    String text(Listeners listeners) {
        StringBuilder text = new StringBuilder();
        text.append(
                """
                # Mosquitto for devices on the LAN, by picolight setup-broker. To take it back: picolight setup-broker --undo
                # 給區域網路裝置使用的 Mosquitto 設定，由 picolight setup-broker 寫入；要復原請執行 picolight setup-broker --undo
                """);
        if (listeners.plain()) {
            text.append(
                    """
                    # Without a listener line Mosquitto 2 listens on localhost alone, and no device reaches it.
                    # 沒有 listener 這一行時，Mosquitto 2 只在 localhost 上等候，裝置都連不到。
                    listener 1883 0.0.0.0
                    max_connections -1

                    """);
        }
        if (listeners.tls()) {
            text.append(tls(listeners.clientCertificates()));
        }
        text.append(
                """
                # Nobody without a password, and nobody elsewhere than these rules say.
                # 沒有密碼的人不能連線；每個使用者只能使用規則所列的主題。
                allow_anonymous false
                password_file %s
                acl_file %s

                """
                        .formatted(folder.passwords(), folder.rules()));
        text.append(log()).append(limits());
        return text.toString();
    }

    private String tls(boolean clientCertificates) {
        String text =
                """
                # The same by TLS; devices trust %1$s.
                # 使用 TLS 加密的同一服務；裝置信任的是 %1$s。
                listener 8883 0.0.0.0
                max_connections -1
                certfile %2$s
                keyfile %3$s
                """
                        .formatted(folder.authority(), folder.certificate(), folder.key());
        return clientCertificates
                ? text
                        + """
                        # Only for clients with a certificate of that authority; each also logs in with its password.
                        # 只允許持有該 CA 所發憑證的用戶端，而且每個仍須以自己的密碼登入。
                        cafile %s
                        require_certificate true

                        """
                                .formatted(folder.authority())
                : text + "\n";
    }

    private String log() {
        StringBuilder text = new StringBuilder();
        if (isNew("log_dest") && Files.isDirectory(LOG)) {
            text.append("log_dest file %s/mosquitto.log%n".formatted(LOG));
        }
        if (isNew("log_type")) {
            text.append(
                    """
                    log_type error
                    log_type warning
                    log_type notice
                    log_type information
                    """);
        }
        return text.isEmpty() ? "" : text.append('\n').toString();
    }

    private String limits() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(Map.of("max_inflight_messages", "20", "max_queued_messages", "1000"))
                .forEach((limit, value) -> {
                    if (isNew(limit)) {
                        text.append(limit).append(' ').append(value).append('\n');
                    }
                });
        return text.toString();
    }

    private boolean isNew(String keyword) {
        return others.stream().noneMatch(line -> line.is(keyword));
    }
}
