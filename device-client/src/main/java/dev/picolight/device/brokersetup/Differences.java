package dev.picolight.device.brokersetup;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.picolight.device.mqtt.Shown;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a change does to a file, for people: a unified diff without any secret.
final class Differences {
    private static final int CONTEXT = 3;
    private static final String NONE = "/dev/null";

    private Differences() {}

    static List<String> of(FileChange change, MosquittoFolder folder) {
        if (change.file().startsWith(folder.newPasswords())) {
            return List.of(
                    change.after().isPresent()
                            ? "+++ %s: a generated password, not shown (%s)"
                                    .formatted(change.file(), change.after().orElseThrow().access())
                            : "--- %s: a generated password, is removed".formatted(change.file()));
        }
        List<String> before = lines(change.before(), change, folder);
        List<String> diff =
                UnifiedDiffUtils.generateUnifiedDiff(
                        name(change.before(), change),
                        name(change.after(), change),
                        before,
                        DiffUtils.diff(before, lines(change.after(), change, folder)),
                        CONTEXT);
        return diff.isEmpty()
                ? List.of(
                        "--- " + name(change.before(), change),
                        "+++ " + name(change.after(), change))
                : diff;
    }

    private static String name(Optional<FileState> state, FileChange change) {
        return state.map(it -> "%s (%s)".formatted(change.file(), it.access())).orElse(NONE);
    }

    private static List<String> lines(
            Optional<FileState> state, FileChange change, MosquittoFolder folder) {
        Stream<String> lines = state.stream().flatMap(it -> it.text().lines());
        boolean secret = change.file().equals(folder.passwords());
        return lines.map(line -> secret ? PasswordList.shown(line) : line)
                .map(line -> Shown.bounded(line.replace('\t', ' '), 300))
                .toList();
    }
}
