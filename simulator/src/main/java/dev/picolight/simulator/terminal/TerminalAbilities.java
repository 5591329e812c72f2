package dev.picolight.simulator.terminal;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;

/// What can be shown where the output goes.
///
/// @param terminal whether somebody sits there; otherwise the output goes to a file or a program
/// @param coloured whether colours are shown and wanted
/// @param columns the width of a line; empty: lines are as long as they are
/// @param charset what the output is written in
public record TerminalAbilities(
        boolean terminal, boolean coloured, OptionalInt columns, Charset charset) {
    private static final int COLUMNS_USUAL = 80;

    /// Of this process's standard output.
    public static TerminalAbilities ofStandardOutput(PrintStream out) {
        @SuppressWarnings("SystemConsoleNull") // JDK 25 does answer null where nobody sits
        boolean terminal = System.console() != null && System.console().isTerminal();
        return of(
                terminal,
                System.getenv(),
                terminal ? OptionalInt.of(columnsOfTerminal()) : OptionalInt.empty(),
                out.charset());
    }

    /// Colours only on a terminal that has them, and not when `NO_COLOR` (https://no-color.org) or
    /// `CI` is set to anything.
    static TerminalAbilities of(
            boolean terminal,
            Map<String, String> environment,
            OptionalInt columns,
            Charset charset) {
        boolean coloured =
                terminal
                        && environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && environment.getOrDefault("CI", "").isEmpty()
                        && !environment.getOrDefault("TERM", "").equals("dumb");
        return new TerminalAbilities(terminal, coloured, columns, charset);
    }

    /// The text, with the number of each character that the output cannot express and would turn
    /// into a question mark; in UTF-16, as Java and JSON write it.
    String encodable(String text) {
        CharsetEncoder encoder = charset.newEncoder();
        if (encoder.canEncode(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .mapToObj(Character::toString)
                .forEach(character -> {
                    if (encoder.canEncode(character)) {
                        shown.append(character);
                    } else {
                        character.chars().forEach(unit -> shown.append("\\u%04X".formatted(unit)));
                    }
                });
        return shown.toString();
    }

    boolean canShow(String text) {
        return charset.newEncoder().canEncode(text);
    }

    /// Asked once: a window that is made narrower later breaks long lines.
    private static int columnsOfTerminal() {
        try {
            Process stty =
                    new ProcessBuilder("stty", "size")
                            .redirectInput(Redirect.INHERIT)
                            .redirectError(Redirect.DISCARD)
                            .start();
            return columnsIn(
                    new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException noStty) {
            return COLUMNS_USUAL;
        }
    }

    /// The columns in what `stty size` says.
    ///
    /// @param size lines and columns, `24 80`; `0 0` when not known
    static int columnsIn(String size) {
        String[] numbers = size.strip().split(" ", -1);
        if (numbers.length == 2 && numbers[1].matches("[1-9][0-9]{0,4}")) {
            return Integer.parseInt(numbers[1]);
        }
        return COLUMNS_USUAL;
    }
}
