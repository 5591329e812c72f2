package dev.picolight.device.mqtt;

/// Text from outside, made safe for a log or a terminal: one line, bounded, nothing invisible.
public final class Shown {
    /// How many characters are shown at most.
    public static final int LENGTH_MAX = 60;

    private Shown() {}

    /// For example `«測試訊息»`. Control characters, line ends, format characters (which can turn the
    /// direction of a whole line) and half characters appear as an escape with their number; what
    /// is longer than [#LENGTH_MAX] ends in `…`.
    public static String quoted(String text) {
        return "«" + bounded(text, LENGTH_MAX) + "»";
    }

    /// As [#quoted], without the quotation marks and with a bound of its own.
    ///
    /// @param lengthMax in code points of the original text
    public static String bounded(String text, int lengthMax) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(lengthMax).forEach(c -> append(shown, c));
        if (text.codePointCount(0, text.length()) > lengthMax) {
            shown.append('…');
        }
        return shown.toString();
    }

    /// A word as a POSIX shell takes it, whatever is in it: for lines that users copy. Nothing is
    /// left out or escaped, for the shell would then take another word.
    public static String forShell(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private static void append(StringBuilder shown, int character) {
        boolean visible =
                switch (Character.getType(character)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR ->
                            false;
                    default -> true;
                };
        if (visible) {
            shown.appendCodePoint(character);
        } else {
            shown.append("\\u%04X".formatted(character));
        }
    }
}
