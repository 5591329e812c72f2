package dev.picolight.simulator.panel;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import org.jline.utils.NonBlockingReader;

/// Reads keys from a terminal in raw mode: characters, and the sequences of arrows (ECMA-48).
final class PanelKeys {
    /// How long an escape may be the beginning of a sequence.
    private static final long SEQUENCE_MILLIS = 50;

    private static final int ESCAPE = 27;

    private final NonBlockingReader in;

    PanelKeys(NonBlockingReader in) {
        this.in = in;
    }

    /// The next key, as [Panel#press] takes it.
    ///
    /// @param millis how long to wait for one
    /// @return empty when none came, or one that means nothing
    /// @throws IOException when the terminal is gone
    Optional<String> next(long millis) throws IOException {
        int first = read(millis);
        return switch (first) {
            case NonBlockingReader.EOF -> throw new IOException("the terminal is gone");
            case NonBlockingReader.READ_EXPIRED -> Optional.empty();
            case ESCAPE -> sequence();
            case '\r', '\n' -> Optional.of("enter");
            case '\t' -> Optional.of("tab");
            case 8, 127 -> Optional.of("backspace");
            default -> first < ' ' ? Optional.empty() : Optional.of(character(first));
        };
    }

    /// An interrupt, as of Ctrl-C, is for whoever draws.
    private int read(long millis) throws IOException {
        try {
            return in.read(millis);
        } catch (InterruptedIOException asked) {
            Thread.currentThread().interrupt();
            return NonBlockingReader.READ_EXPIRED;
        }
    }

    private Optional<String> sequence() throws IOException {
        int second = in.read(SEQUENCE_MILLIS);
        if (second == NonBlockingReader.READ_EXPIRED) {
            return Optional.of("escape");
        }
        if (second != '[' && second != 'O') {
            return Optional.empty();
        }
        int last = in.read(SEQUENCE_MILLIS);
        while (last >= ' ' && last < '@') { // parameters
            last = in.read(SEQUENCE_MILLIS);
        }
        return switch (last) {
            case 'A' -> Optional.of("up");
            case 'B' -> Optional.of("down");
            default -> Optional.empty();
        };
    }

    private String character(int first) throws IOException {
        if (Character.isHighSurrogate((char) first)) {
            int second = in.read(SEQUENCE_MILLIS);
            return second < 0 ? "" : new String(new char[] {(char) first, (char) second});
        }
        return Character.toString(first);
    }
}
