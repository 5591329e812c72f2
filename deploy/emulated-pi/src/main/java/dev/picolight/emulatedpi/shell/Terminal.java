package dev.picolight.emulatedpi.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// The user's terminal, if there is one: in raw mode each key goes to the Raspberry Pi, also
/// Ctrl-C.
final class Terminal implements AutoCloseable {
    private final String before;

    private Terminal(String before) {
        this.before = before;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /// Whether keys come from a terminal, not from a file or another program.
    static boolean isThere() throws IOException {
        return !stty("test -t 0 && stty -g").isEmpty();
    }

    /// Makes it raw until this object is closed.
    static Terminal raw() throws IOException {
        Terminal terminal = new Terminal(stty("stty -g"));
        stty("stty raw -echo");
        return terminal;
    }

    /// For example `24 80`: rows and columns.
    static String size() throws IOException {
        return stty("stty size");
    }

    private static String stty(String command) throws IOException {
        Process process =
                new ProcessBuilder("sh", "-c", command)
                        .redirectInput(ProcessBuilder.Redirect.INHERIT)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() {
        try {
            stty("stty " + before);
        } catch (IOException gone) {
            // then there is no terminal any more
        }
    }
}
