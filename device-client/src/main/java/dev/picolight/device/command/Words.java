package dev.picolight.device.command;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/// Takes off a text what people and programs put on it without meaning anything.
final class Words {
    /// Opening and closing marks in turn. The command line of Windows sends `'ON'` with its quotes.
    private static final List<String> QUOTES = List.of("\"\"", "''", "“”", "‘’", "「」");

    private Words() {}

    /// The words of a text: full width made half (NFKC), in lower case, split at any space.
    static List<String> of(String text) {
        String plain = bare(Normalizer.normalize(text, Normalizer.Form.NFKC));
        return plain.isEmpty()
                ? List.of()
                : List.of(plain.toLowerCase(Locale.ROOT).split("[\\p{Z}\\s\\u0085]+"));
    }

    /// The text without what is invisible at its ends, and without one pair of quotes.
    static String bare(String text) {
        String visible = withoutInvisibleEnds(text);
        return QUOTES.stream()
                .filter(marks -> visible.length() >= 2)
                .filter(marks -> visible.charAt(0) == marks.charAt(0))
                .filter(marks -> visible.charAt(visible.length() - 1) == marks.charAt(1))
                .findFirst()
                .map(_ -> withoutInvisibleEnds(visible.substring(1, visible.length() - 1)))
                .orElse(visible);
    }

    private static String withoutInvisibleEnds(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isInvisible(text.charAt(begin))) {
            begin++;
        }
        while (begin < end && isInvisible(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    /// Any space (U+3000 too), line ends, the byte order mark that PowerShell writes, and the zero
    /// byte that programs in C send along.
    private static boolean isInvisible(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }
}
