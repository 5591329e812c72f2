package dev.picolight.device.brokersetup;

import dev.picolight.device.mqtt.Secret;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Mosquitto's password file: a line `user:hash` for each. What else stands in it is kept.
///
/// @param lines without their ends
public record PasswordList(List<String> lines) {
    /// What `mosquitto_passwd` of Mosquitto 1 and 2 writes.
    private static final Pattern HASH = Pattern.compile("\\$[67]\\$");

    public PasswordList {
        lines = List.copyOf(lines);
    }

    /// Reads the text of a file.
    public static PasswordList of(String text) {
        return new PasswordList(text.lines().toList());
    }

    /// Whom it lets in, in its order.
    public List<String> users() {
        return lines.stream()
                .filter(line -> line.indexOf(':') > 0 && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf(':')))
                .toList();
    }

    /// Whether it lets this one in.
    public boolean has(UserName user) {
        return users().contains(user.text());
    }

    /// With this password for the user, in the place where the user stands, or at the end.
    ///
    /// @param chance for the salt, one that nobody can guess
    public PasswordList with(UserName user, Secret password, RandomGenerator chance) {
        String line = user + ":" + PasswordHash.of(password, chance);
        return new PasswordList(
                has(user)
                        ? lines.stream().map(each -> isOf(user, each) ? line : each).toList()
                        : Stream.concat(lines.stream(), Stream.of(line)).toList());
    }

    /// With a hash for each password that stands there as it is typed, which Mosquitto does not
    /// take. `mosquitto_passwd -U` does that, too, but to what is hashed already once more.
    ///
    /// @param chance for the salts, one that nobody can guess
    PasswordList hashed(RandomGenerator chance) {
        return new PasswordList(lines.stream().map(line -> hashed(line, chance)).toList());
    }

    private static String hashed(String line, RandomGenerator chance) {
        int colon = line.indexOf(':');
        if (colon <= 0 || line.startsWith("#") || colon + 1 == line.length()) {
            return line;
        }
        String password = line.substring(colon + 1);
        return HASH.matcher(password).lookingAt()
                ? line
                : line.substring(0, colon + 1) + PasswordHash.of(new Secret(password), chance);
    }

    /// Without this user.
    public PasswordList without(UserName user) {
        return new PasswordList(lines.stream().filter(line -> !isOf(user, line)).toList());
    }

    private static boolean isOf(UserName user, String line) {
        return line.startsWith(user + ":");
    }

    /// The file's text.
    public String text() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    /// A line for people: the beginning of the salt tells two passwords apart and gives neither
    /// away.
    static String shown(String line) {
        int colon = line.indexOf(':');
        if (colon < 0 || line.startsWith("#")) {
            return line;
        }
        String[] parts = line.substring(colon + 1).split("\\$", -1);
        boolean hashed = parts.length == 5;
        return line.substring(0, colon + 1)
                + (hashed ? "$%s$%s$%.4s…".formatted(parts[1], parts[2], parts[3]) : "(not shown)");
    }
}
