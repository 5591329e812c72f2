package dev.picolight.device.brokerhost;

import dev.picolight.device.brokersetup.ConfigLine;
import dev.picolight.device.mqtt.Shown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Who may read and write what, by Mosquitto's acl_file.
record RulesCheck(
        BrokerFiles broker,
        MosquittoListener listener,
        HereQuestion question,
        Optional<BrokerAccount> account,
        Programs programs) {
    private static final Set<String> ACCESS = Set.of("read", "write", "readwrite", "deny");

    /// What there is to say.
    List<HereFinding> findings() throws InterruptedException {
        Optional<ConfigLine> line = broker.settings().security(listener, "acl_file");
        if (line.isEmpty()) {
            return broker.areComplete() ? List.of(finding(HereCause.NO_RULES)) : List.of();
        }
        NamedFile file = new NamedFile(HereStep.RULES, line.get(), broker, account, programs);
        Optional<HereFinding> trouble = file.trouble();
        if (trouble.isPresent()) {
            return List.of(trouble.get());
        }
        try {
            return of(file.path(), line.get());
        } catch (IOException notReadable) {
            return List.of(file.notSeen(notReadable));
        }
    }

    private List<HereFinding> of(Path path, ConfigLine said) throws IOException {
        List<HereFinding> findings = new ArrayList<>();
        Set<String> users = new TreeSet<>();
        Optional<String> user = Optional.empty();
        boolean forEverybody = false;
        int number = 0;
        for (String text : Files.readString(path, StandardCharsets.UTF_8).split("\n", -1)) {
            number++;
            String line = text.stripTrailing();
            String rule = line.replaceFirst("^ +", "");
            if (line.startsWith("#") || rule.isEmpty()) {
                continue;
            }
            if (!isAccepted(rule)) {
                ConfigLine place = new ConfigLine(path, number, text); // hides what may be secret
                findings.add(finding(HereCause.RULE_NOT_ACCEPTED, place).seen(place));
            } else if (rule.startsWith("user ")) {
                user = Optional.of(rule.substring("user ".length()).strip());
            } else if (rule.startsWith("pattern ")) {
                forEverybody = true;
            } else {
                user.ifPresent(users::add);
            }
        }
        if (findings.isEmpty() && !forEverybody) {
            findings.addAll(without(users, path, said));
        }
        if (findings.isEmpty()) {
            findings.add(finding(HereCause.RULES_FOR_USERS, path).seen(said));
        }
        return findings;
    }

    /// As Mosquitto's `aclfile__parse`: one line that it does not know ends its start.
    private static boolean isAccepted(String rule) {
        String[] words = rule.split(" +", 3);
        return switch (words[0]) {
            case "user" -> words.length > 1;
            case "topic", "pattern" ->
                    words.length == 2 || (words.length > 2 && ACCESS.contains(words[1]));
            default -> false;
        };
    }

    private List<HereFinding> without(Set<String> users, Path path, ConfigLine said)
            throws IOException {
        Optional<String> asked = question.user().filter(name -> !users.contains(name));
        if (asked.isPresent()) {
            return List.of(
                    finding(HereCause.USER_WITHOUT_RULES, Shown.quoted(asked.get()), path)
                            .seen(said));
        }
        Set<String> known = new TreeSet<>(knownUsers());
        known.removeAll(users);
        return known.isEmpty()
                ? List.of()
                : List.of(
                        finding(
                                        HereCause.USERS_WITHOUT_RULES,
                                        Shown.bounded(String.join(", ", known), 160),
                                        path)
                                .seen(said));
    }

    /// Those of the password file, where it can be read.
    private Set<String> knownUsers() throws IOException {
        Optional<Path> file =
                broker.settings()
                        .security(listener, "password_file")
                        .map(line -> broker.named(line.value()))
                        .filter(Files::isReadable);
        Set<String> names = new TreeSet<>();
        if (file.isPresent()) {
            new String(Files.readAllBytes(file.get()), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && line.indexOf(':') > 0)
                    .forEach(line -> names.add(line.substring(0, line.indexOf(':')).strip()));
        }
        return names;
    }

    private static HereFinding finding(HereCause cause, Object... facts) {
        return HereFinding.of(HereStep.RULES, cause, facts);
    }
}
