package dev.picolight.simulator.terminal;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/// How many columns of a terminal a text takes: two for each Chinese character and for most emoji,
/// none for a combining accent.
public final class DisplayWidth {
    private DisplayWidth() {}

    public static int columns(String text) {
        int columns = 0;
        for (int at = 0; at < text.length(); at = afterCharacter(text, at)) {
            columns += columnsAt(text, at);
        }
        return columns;
    }

    /// The text, followed by spaces up to this width. Wider text stays as it is.
    public static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - columns(text)));
    }

    /// The text in pieces of at most this width, broken at spaces where there are some, else
    /// between two characters: Chinese has no spaces.
    ///
    /// @param columnsMax at least 2, the width of one Chinese character
    public static List<String> wrapped(String text, int columnsMax) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (columns(text.substring(from)) > columnsMax) {
            int end = fitting(text, from, columnsMax);
            int space = text.lastIndexOf(' ', end);
            int to = space > from ? space : end;
            pieces.add(text.substring(from, to));
            from = space > from ? space + 1 : end;
        }
        pieces.add(text.substring(from));
        return pieces;
    }

    /// Where the characters end that fit; at least one does.
    private static int fitting(String text, int from, int columnsMax) {
        int left = columnsMax;
        int end = from;
        while (end < text.length() && (columnsAt(text, end) <= left || end == from)) {
            left -= columnsAt(text, end);
            end = afterCharacter(text, end);
        }
        return end;
    }

    /// Of the visible character that begins there, with its accents, variants and joined parts.
    private static int columnsAt(String text, int at) {
        return Math.max(0, WCWidth.wcwidthForGraphemeCluster(text, at));
    }

    private static int afterCharacter(String text, int at) {
        return at + Math.max(1, WCWidth.charCountForGraphemeCluster(text, at));
    }
}
