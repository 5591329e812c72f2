package dev.picolight.device.app;

import dev.picolight.device.app.Console.Refusal;
import dev.picolight.device.words.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Asks the user: on the terminal, or where there is none by lines of the input.
final class Conversation {
    /// In whatever language the question is.
    private static final Set<String> YES = Set.of("y", "yes", "是", "是的", "好", "好的");

    private static final Path INPUT = Path.of("/proc/self/fd/0");

    private final PrintWriter out;
    private final BrokerWords say = Words.of(BrokerWords.class);
    private final Optional<java.io.Console> terminal =
            Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal);
    private final BufferedReader input =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    Conversation(PrintWriter out) {
        this.out = out;
    }

    /// Whether the answer is yes; the end of the input is a no.
    boolean agrees(String question) {
        out.print(say.yesOrNo(question));
        out.flush();
        String answer = line().orElse("");
        if (terminal.isEmpty()) {
            out.println(); // nobody has pressed Enter
        }
        return isYes(answer);
    }

    /// Also in the wide letters of a Chinese keyboard.
    static boolean isYes(String answer) {
        String plain = Normalizer.normalize(answer, Normalizer.Form.NFKC);
        return YES.contains(plain.strip().toLowerCase(Locale.ROOT));
    }

    /// A password: typed twice without being shown, or one line of the input.
    ///
    /// @return empty when none was given, or not the same twice
    /// @throws Refusal when it would be shown as it is typed
    Optional<String> password(String user) {
        if (terminal.isEmpty()) {
            if (isTerminal(INPUT)) {
                throw new Refusal(ExitCode.FAILED, say.passwordWouldBeSeen());
            }
            return line();
        }
        Optional<String> first = typed(say.passwordOf(user));
        return typed(say.passwordAgain()).equals(first) ? first : Optional.empty();
    }

    /// Whether somebody types there. Java itself calls nothing a terminal whose output is none.
    ///
    /// @param input a link to it, as Linux has it in `/proc`
    static boolean isTerminal(Path input) {
        try {
            String target = Files.readSymbolicLink(input).toString();
            return target.startsWith("/dev/pts/")
                    || target.startsWith("/dev/tty")
                    || target.equals("/dev/console");
        } catch (IOException notToBeKnown) {
            return false;
        }
    }

    private Optional<String> typed(String prompt) {
        return terminal.flatMap(it -> Optional.ofNullable(it.readPassword("%s", prompt)))
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
