package dev.picolight.device.brokersetup;

import dev.picolight.device.files.FileTrouble;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.words.Words;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;

/// What is said to the user about setting the broker up, in the user's language.
final class Sentences {
    private static final int LENGTH_MAX = 300;

    private Sentences() {}

    static SetupWords say() {
        return Words.of(SetupWords.class);
    }

    static String notRead(IOException trouble) {
        String message = Shown.bounded(String.valueOf(trouble.getMessage()), LENGTH_MAX);
        return trouble instanceof AccessDeniedException
                ? say().notAllowed(message, words(trouble))
                : say().notRead(message, words(trouble));
    }

    static String words(IOException trouble) {
        return FileTrouble.words(trouble);
    }

    static String didNotStart(List<String> printed) {
        return say().didNotStart(indented(printed));
    }

    static String keytoolFailed(Path keytool, List<String> printed) {
        return say().keytoolFailed(keytool, indented(printed));
    }

    private static String indented(List<String> printed) {
        return String.join(
                System.lineSeparator() + "  ",
                printed.stream().map(line -> Shown.bounded(line, LENGTH_MAX)).toList());
    }

    static String noSuchUser(UserName user, MosquittoFolder folder, List<String> users) {
        return say().noSuchUser(
                        Shown.quoted(user.text()),
                        folder.passwords(),
                        users.isEmpty() ? say().nobody() : String.join(", ", users));
    }
}
