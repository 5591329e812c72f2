package dev.picolight.device.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/// Why a file cannot be read, in words. Java's own are often only the name of the file.
public final class FileTrouble {
    private FileTrouble() {}

    /// What to say in place of the exception.
    public static String words(IOException trouble) {
        return switch (trouble) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ ->
                    "permission denied to user %s".formatted(System.getProperty("user.name"));
            case FileSystemException inSystem ->
                    Optional.ofNullable(inSystem.getReason()).orElse("the file system refuses it");
            default ->
                    Optional.ofNullable(trouble.getMessage())
                            .orElse(trouble.getClass().getSimpleName());
        };
    }
}
