package dev.picolight.simulator.interoperability;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// What a test needs on the machine. In CI it must be there; elsewhere a test without it is left
/// out, and says what is missing and how to get it.
final class Needed {
    /// The files of the tests that are no Java.
    static final Path FILES =
            Path.of(System.getProperty("basedir", "")).resolve("src/test/interoperability");

    private static final boolean IN_CI = "true".equals(System.getenv("CI"));

    private Needed() {}

    /// Ends the test.
    ///
    /// @param name what is missing, as the matrix calls it
    /// @param words what exactly, and how to get it
    /// @return never: this is for a `throw`, which tells the compiler so
    static IllegalStateException missing(String name, String words) {
        Matrix.absent(name);
        String sentence = "%s: %s".formatted(name, words);
        if (IN_CI) {
            return Assertions.fail(sentence);
        }
        return Assumptions.abort(sentence);
    }

    /// Where a program is.
    static Path program(String name, String program, String remedy) {
        return found(program)
                .findFirst()
                .orElseThrow(
                        () -> missing(name, "%s is not installed. %s".formatted(program, remedy)));
    }

    /// Where a program is that the matrix does not name.
    ///
    /// @param debianPackage what has it
    static Path tool(String program, String debianPackage) {
        return found(program)
                .findFirst()
                .orElseGet(() -> {
                    String words =
                            "%s is not installed: apt-get install %s"
                                    .formatted(program, debianPackage);
                    return IN_CI ? Assertions.fail(words) : Assumptions.abort(words);
                });
    }

    /// Everywhere a program is; of Debian's own first, because Debian's libraries are for those.
    static Stream<Path> found(String program) {
        List<String> folders =
                List.of(
                        ("/usr/bin:/usr/sbin:/usr/local/sbin:"
                                        + System.getenv().getOrDefault("PATH", ""))
                                .split(":", -1));
        return folders.stream()
                .distinct()
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable);
    }
}
