package dev.picolight.simulator.terminal;

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

    /// The text, or its beginning and the ellipsis when it is wider than this. No character is cut
    /// in half, so it may become a column less.
    ///
    /// @param ellipsis for example `…`
    public static String cut(String text, int columnsMax, String ellipsis) {
        if (columns(text) <= columnsMax) {
            return text;
        }
        int left = columnsMax - columns(ellipsis);
        int end = 0;
        while (end < text.length() && columnsAt(text, end) <= left) {
            left -= columnsAt(text, end);
            end = afterCharacter(text, end);
        }
        return left < 0 ? "" : text.substring(0, end) + ellipsis;
    }

    /// Of the visible character that begins there, with its accents, variants and joined parts.
    private static int columnsAt(String text, int at) {
        return Math.max(0, WCWidth.wcwidthForGraphemeCluster(text, at));
    }

    private static int afterCharacter(String text, int at) {
        return at + Math.max(1, WCWidth.charCountForGraphemeCluster(text, at));
    }
}
