package dev.picolight.device.brokersetup;

import java.util.List;
import java.util.stream.Collectors;

/// EMQX's file of rules, `acl.conf`: Erlang terms, the first that fits counts.
final class EmqxRules {
    private static final String HEADER =
            """
            %% Who may do what, from top to bottom; the rest is refused. Written by picolight setup-broker --emqx, and not run with an EMQX.
            %% 誰可以做什麼，由上往下比對，其餘一律拒絕。由 picolight setup-broker --emqx 寫入，並未以 EMQX 實際執行過。
            """;

    private EmqxRules() {}

    /// The same as [AccessRules] says to Mosquitto.
    static String of(List<BrokerUser> users) {
        return users.stream()
                .flatMap(user -> user.topics().stream().map(topic -> line(user.name(), topic)))
                .distinct()
                .collect(Collectors.joining("\n", HEADER + "\n", "\n\n{deny, all}.\n"));
    }

    private static String line(UserName user, TopicRule topic) {
        return "{allow, {username, %s}, %s, [%s]}."
                .formatted(binary(user.text()), topic.right().emqx(), binary(topic.filter()));
    }

    /// A text in UTF-8.
    private static String binary(String text) {
        return "<<\"%s\"/utf8>>".formatted(text.replace("\\", "\\\\").replace("\"", "\\\""));
    }
}
