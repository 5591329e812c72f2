package dev.picolight.device.brokerhost;

import dev.picolight.device.brokersetup.ConfigLine;
import dev.picolight.device.files.Permissions;
import dev.picolight.device.mqtt.Shown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Who may log in at a listener.
record UsersCheck(
        BrokerFiles broker,
        MosquittoListener listener,
        HereQuestion question,
        Optional<BrokerAccount> account,
        Programs programs) {
    private static final Pattern HASH = Pattern.compile("\\$(6\\$|7\\$\\d+\\$)[^$]+\\$[^$]+");
    private static final int USERS_SHOWN = 8;
    private static final int USER_MAX = 60;

    /// A line of the password file. Of the password only its form is kept.
    ///
    /// @param mayBeHashed in any way, also one that is not known here
    private record User(String name, boolean isHashed, boolean mayBeHashed) {
        static User of(String name, String password) {
            return new User(name, HASH.matcher(password).matches(), password.startsWith("$"));
        }
    }

    /// What there is to say.
    List<HereFinding> findings() throws InterruptedException {
        List<HereFinding> findings = new ArrayList<>();
        Optional<ConfigLine> passwords = security("password_file");
        Optional<ConfigLine> otherWay =
                security("plugin")
                        .or(() -> security("auth_plugin"))
                        .or(() -> certificate("use_identity_as_username"))
                        .or(() -> certificate("use_subject_as_username"));
        otherWay.ifPresent(line -> findings.add(finding(HereCause.OTHER_WAY_IN, line).seen(line)));
        if (passwords.isPresent()) {
            findings.addAll(ofFile(passwords.get(), otherWay.isPresent() || isOpenToAll()));
        }
        if (isOpenToAll()) {
            Object why = security("allow_anonymous").map(Object.class::cast).orElse("Mosquitto 1");
            findings.add(finding(HereCause.ANYBODY_GETS_IN, why).seen(why));
        } else if (passwords.isEmpty() && otherWay.isEmpty() && broker.areComplete()) {
            Object why =
                    security("allow_anonymous").map(Object.class::cast).orElse("allow_anonymous");
            findings.add(finding(HereCause.NOBODY_GETS_IN, why).seen(listener.shown()));
        }
        return findings;
    }

    private Optional<ConfigLine> security(String keyword) {
        return broker.settings().security(listener, keyword);
    }

    private Optional<ConfigLine> certificate(String keyword) {
        return Optional.ofNullable(listener.options().get(keyword))
                .filter(line -> List.of("true", "1").contains(line.firstWord()));
    }

    /// Whether clients without a user get in.
    private boolean isOpenToAll() {
        return security("allow_anonymous")
                .map(line -> List.of("true", "1").contains(line.firstWord()))
                .orElseGet(() -> broker.isVersion1() && security("password_file").isEmpty());
    }

    private List<HereFinding> ofFile(ConfigLine line, boolean othersGetIn)
            throws InterruptedException {
        NamedFile file = new NamedFile(HereStep.USERS, line, broker, account, programs);
        List<HereFinding> findings = new ArrayList<>(file.trouble().stream().toList());
        try {
            if (findings.isEmpty() || Files.isReadable(file.path())) {
                findings.addAll(of(file, users(file), othersGetIn));
            }
        } catch (IOException notReadable) {
            findings.add(file.notSeen(notReadable));
        }
        if (findings.stream().anyMatch(it -> it.verdict() != HereVerdict.GOOD)) {
            findings.removeIf(it -> it.verdict() == HereVerdict.GOOD);
        }
        return findings;
    }

    /// As Mosquitto's `pwfile__parse` reads it: what has no colon is passed over.
    private static List<User> users(NamedFile file) throws IOException {
        String text = new String(Files.readAllBytes(file.path()), StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> !line.startsWith("#") && line.indexOf(':') > 0)
                .map(line -> line.split(":", 3))
                .filter(parts -> !parts[1].isBlank())
                .map(parts -> User.of(parts[0].strip(), parts[1].strip()))
                .toList();
    }

    private List<HereFinding> of(NamedFile file, List<User> users, boolean othersGetIn) {
        List<HereFinding> findings = new ArrayList<>();
        String path = file.path().toString();
        if (users.isEmpty()) {
            return othersGetIn
                    ? List.of()
                    : List.of(
                            finding(HereCause.PASSWORD_FILE_EMPTY, path)
                                    .seen(file.line())
                                    .next(
                                            "sudo mosquitto_passwd %s NAME"
                                                    .formatted(
                                                            Permissions.quotedForShell(
                                                                    file.path()))));
        }
        notHashed(file, users).ifPresent(findings::add);
        question.user()
                .filter(name -> users.stream().noneMatch(user -> user.name().equals(name)))
                .filter(_ -> !othersGetIn)
                .ifPresent(name ->
                        findings.add(
                                finding(HereCause.USER_NOT_IN_FILE, Shown.quoted(name), path)
                                        .seen(file.line())
                                        .next(newPassword(file, name))));
        if (findings.isEmpty()) {
            findings.add(
                    finding(HereCause.USERS_IN_FILE, path, users.size())
                            .seen(List.of(file.line(), shown(users))));
        }
        return findings;
    }

    /// What is said of passwords in plain text. `mosquitto_passwd -U` takes every password for
    /// plain text and hashes hashes again, so it is told only where there are none.
    private Optional<HereFinding> notHashed(NamedFile file, List<User> users) {
        List<User> plain = users.stream().filter(user -> !user.isHashed()).toList();
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        String path = Permissions.quotedForShell(file.path());
        boolean allArePlain = users.stream().noneMatch(User::mayBeHashed);
        Optional<String> asked =
                question.user().filter(name -> plain.stream().anyMatch(it -> it.name.equals(name)));
        if (allArePlain && (asked.isPresent() || question.user().isEmpty())) {
            return Optional.of(
                    finding(HereCause.PASSWORDS_NOT_HASHED, file.path(), shown(plain))
                            .seen(file.line())
                            .next("sudo mosquitto_passwd -U " + path));
        }
        return Optional.of(
                asked.map(name ->
                                finding(
                                                HereCause.PASSWORD_OF_USER_NOT_HASHED,
                                                Shown.quoted(name),
                                                file.path())
                                        .seen(file.line())
                                        .next(newPassword(file, name)))
                        .orElseGet(() ->
                                finding(
                                                HereCause.SOME_PASSWORDS_NOT_HASHED,
                                                file.path(),
                                                shown(plain))
                                        .seen(file.line())
                                        .next(
                                                plain.stream()
                                                        .limit(USERS_SHOWN)
                                                        .map(it -> newPassword(file, it.name))
                                                        .collect(Collectors.joining(" && ")))));
    }

    /// Asks for the password of one user, and leaves those of the others as they are.
    private static String newPassword(NamedFile file, String user) {
        return "sudo mosquitto_passwd %s %s"
                .formatted(
                        Permissions.quotedForShell(file.path()),
                        Permissions.quotedForShell(Shown.bounded(user, USER_MAX)));
    }

    private static String shown(List<User> users) {
        String names =
                users.stream()
                        .limit(USERS_SHOWN)
                        .map(user -> Shown.bounded(user.name(), Shown.LENGTH_MAX))
                        .collect(Collectors.joining(", "));
        return users.size() > USERS_SHOWN ? names + " …" : names;
    }

    private static HereFinding finding(HereCause cause, Object... facts) {
        return HereFinding.of(HereStep.USERS, cause, facts);
    }
}
