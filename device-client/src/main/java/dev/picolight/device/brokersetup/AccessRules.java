package dev.picolight.device.brokersetup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Mosquitto's ACL file: for each user a section of what it may read and write.
final class AccessRules {
    private static final String USER = "user ";
    private static final String PATTERN = "pattern ";
    private static final String HEADER =
            "# Who may read and write which topics. Written by picolight setup-broker, which keeps the sections of users it is not told of.\n";

    private AccessRules() {}

    /// The file's text with a section for each of these, in the place of those it had for them.
    /// Several devices may share a user.
    ///
    /// @param before the file's text so far
    static String merged(String before, List<BrokerUser> users) {
        List<String> top = new ArrayList<>();
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> section = top;
        for (String line : before.lines().toList()) {
            if (line.stripLeading().startsWith(PATTERN)) {
                top.add(line); // for everybody, wherever it stands
            } else if (line.stripLeading().startsWith(USER)) {
                section =
                        sections.computeIfAbsent(
                                line.strip().substring(USER.length()).strip(),
                                _ -> new ArrayList<>());
            } else if (!line.isBlank()) {
                section.add(line);
            }
        }
        users.forEach(user -> sections.put(user.name().text(), new ArrayList<>()));
        for (BrokerUser user : users) {
            List<String> rules = sections.getOrDefault(user.name().text(), List.of());
            user.rules().stream().filter(rule -> !rules.contains(rule)).forEach(rules::add);
        }
        StringBuilder text = new StringBuilder(top.isEmpty() ? HEADER : lines(top));
        sections.forEach((user, rules) ->
                text.append('\n').append(USER).append(user).append('\n').append(lines(rules)));
        return text.toString();
    }

    /// Who has a section.
    static List<String> users(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(USER))
                .map(line -> line.substring(USER.length()).strip())
                .toList();
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
