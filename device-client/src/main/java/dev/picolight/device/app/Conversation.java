package dev.picolight.device.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// Asks the user: on the terminal, or where there is none by lines of the input.
final class Conversation {
    private final PrintWriter out;
    private final Optional<java.io.Console> terminal =
            Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal);
    private final BufferedReader input =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    Conversation(PrintWriter out) {
        this.out = out;
    }

    /// Whether the answer is yes; the end of the input is a no.
    boolean agrees(String question) {
        out.printf("%s [y/N] ", question);
        out.flush();
        String answer = line().orElse("").strip().toLowerCase(Locale.ROOT);
        if (terminal.isEmpty()) {
            out.println(); // nobody has pressed Enter
        }
        return answer.equals("y") || answer.equals("yes");
    }

    /// A password: typed twice without being shown, or one line of the input.
    ///
    /// @return empty when none was given, or not the same twice
    Optional<String> password(String user) {
        if (terminal.isEmpty()) {
            return line();
        }
        Optional<String> first = typed("Password for %s: ", user);
        return typed("The same again: ", user).equals(first) ? first : Optional.empty();
    }

    private Optional<String> typed(String prompt, String user) {
        return terminal.flatMap(it -> Optional.ofNullable(it.readPassword(prompt, user)))
                .map(String::new);
    }

    private Optional<String> line() {
        try {
            return terminal.isPresent()
                    ? Optional.ofNullable(terminal.get().readLine())
                    : Optional.ofNullable(input.readLine());
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }
}
