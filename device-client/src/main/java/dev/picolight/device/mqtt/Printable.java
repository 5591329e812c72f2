package dev.picolight.device.mqtt;

/// Makes text from outside fit for a log line or an error: one line, bounded, no control
/// characters, nothing that changes the direction of writing.
public final class Printable {
    private static final int SHOWN_CHARACTERS = 80;

    private Printable() {}

    /// At most 80 characters of the text; what may not be printed appears as `\u001B`.
    public static String of(String text) {
        StringBuilder shown = new StringBuilder();
        int count = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (count++ == SHOWN_CHARACTERS) {
                return shown.append('…').toString();
            }
            if (isHarmless(c)) {
                shown.appendCodePoint(c);
            } else {
                shown.append("\\u%04X".formatted(c));
            }
        }
        return shown.toString();
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }
}
