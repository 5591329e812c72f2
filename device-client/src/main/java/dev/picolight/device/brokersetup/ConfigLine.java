package dev.picolight.device.brokersetup;

import dev.picolight.device.mqtt.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One line of Mosquitto's configuration that says something. As in Mosquitto itself, only spaces
/// part its words: a tab belongs to the word that it touches.
///
/// @param number from 1, in its file
/// @param text as it stands there, without its end
public record ConfigLine(Path file, int number, String text) {
    private static final int SHOWN_MAX = 160;

    /// What may hold a password of a bridge or of a plugin.
    private static final Pattern SECRET =
            Pattern.compile(
                    "(.*_|)(password|psk)|(auth|plugin)_opt_.*|tls_engine_kpass_sha1",
                    Pattern.CASE_INSENSITIVE);

    /// What may stand before the words of a line that is a comment.
    private static final Pattern BEFORE_WORDS = Pattern.compile("[#\\s]*");

    /// All lines in the order in which Mosquitto reads them.
    ///
    /// @throws IOException when one of the files cannot be read
    static List<ConfigLine> all(MosquittoFolder folder) throws IOException {
        return ConfigReading.of(folder.main()).complete();
    }

    /// Whether this is the option that it sets.
    public boolean is(String keyword) {
        return keyword().equals(keyword);
    }

    /// The option that it sets.
    public String keyword() {
        return words().getFirst();
    }

    /// Its words, the [#keyword] first.
    public List<String> words() {
        return Stream.of(text.split(" +", -1)).filter(word -> !word.isEmpty()).toList();
    }

    /// What stands behind the keyword.
    public String value() {
        return rest().strip();
    }

    /// What stands behind the keyword and one space, to the last character: the name of a folder
    /// that is included is taken so.
    public String rest() {
        int end = text.indexOf(keyword()) + keyword().length();
        return end < text.length() ? text.substring(end + 1) : "";
    }

    /// The first word of the value, for example the port of a listener.
    public String firstWord() {
        return value().split("\\s+", 2)[0];
    }

    /// The line and where it stands, made safe for a terminal and without any secret.
    @Override
    public String toString() {
        return "%s:%d: %s"
                .formatted(file, number, Shown.bounded(withoutSecrets(text).strip(), SHOWN_MAX));
    }

    /// Any line of such a file for people to see; also one that is a comment, for that may have
    /// been an option before. What has a colon in the place of an option may be a line of a
    /// password file.
    static String withoutSecrets(String line) {
        Matcher before = BEFORE_WORDS.matcher(line);
        String start = before.lookingAt() ? before.group() : "";
        String keyword = line.substring(start.length()).split("\\s", 2)[0];
        if (keyword.contains(":")) {
            return start + keyword.substring(0, keyword.indexOf(':')) + ":…";
        }
        return SECRET.matcher(keyword).matches() ? start + keyword + " …" : line;
    }
}
