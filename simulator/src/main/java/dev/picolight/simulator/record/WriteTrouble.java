package dev.picolight.simulator.record;

import dev.picolight.device.words.Words;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Optional;

/// Why a file cannot be written, for the user.
final class WriteTrouble {
    private WriteTrouble() {}

    static String words(IOException failed) {
        RecordWords words = Words.of(RecordWords.class);
        String reason =
                failed instanceof FileSystemException file
                        ? Optional.ofNullable(file.getReason()).orElse("")
                        : String.valueOf(failed.getMessage());
        return switch (failed) {
            case NoSuchFileException _ -> words.noFolder();
            case AccessDeniedException _ -> words.denied();
            default ->
                    isFull(reason) ? words.full() : reason.isEmpty() ? failed.toString() : reason;
        };
    }

    /// As the C library says it in English; in other languages its own words are told.
    private static boolean isFull(String reason) {
        String lower = reason.toLowerCase(Locale.ROOT);
        return lower.contains("no space left") || lower.contains("disk quota exceeded");
    }
}
