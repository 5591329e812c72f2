package dev.picolight.emulatedpi.machine;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// All that came over the serial port, and where in it the answer to a command is. The kernel and
/// systemd may write between the lines at any time.
final class Transcript {
    private static final String BEGIN = "emulated-pi-begin-";
    private static final String END = "emulated-pi-end-";

    private final StringBuilder text = new StringBuilder();

    /// What to type so that the answer can be found. The marks are put together by the shell, so
    /// that an echo of the line is not taken for the answer.
    ///
    /// @param number of this command, never used before
    static String wrapped(int number, String command) {
        return """
        printf '\\n%%s%%s\\n' emulated-pi-be gin-%1$d; { %2$s
        } </dev/null 2>&1; printf '\\n%%s%%s %%d\\n' emulated-pi-e nd-%1$d "$?"
        """
                .formatted(number, command);
    }

    void append(char[] characters, int count) {
        for (int i = 0; i < count; i++) {
            if (characters[i] != '\r') {
                text.append(characters[i]);
            }
        }
    }

    int length() {
        return text.length();
    }

    boolean hasSince(int start, String words) {
        return text.indexOf(words, start) >= 0;
    }

    /// The answer to a command, once it is complete.
    Optional<Outcome> outcome(int number) {
        Matcher end =
                Pattern.compile("^" + END + number + " (\\d+)$", Pattern.MULTILINE).matcher(text);
        String begin = BEGIN + number + "\n";
        int from = text.indexOf(begin);
        if (from < 0 || !end.find(from)) {
            return Optional.empty();
        }
        String said =
                text.substring(from + begin.length(), Math.max(from + begin.length(), end.start()));
        return Optional.of(new Outcome(Integer.parseInt(end.group(1)), said.strip()));
    }

    /// The last lines, for a person who wants to see what went wrong.
    String lastLines(int count) {
        List<String> lines = text.toString().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }
}
