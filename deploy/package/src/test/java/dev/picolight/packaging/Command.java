package dev.picolight.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// A line for the shell, and what came of it.
///
/// @param code how it ended
/// @param printed both of its streams
record Command(int code, String printed) {
    private static final long MINUTES_MAX = 10;

    /// Runs a line as typed, with a UTF-8 locale. It goes to the shell on its input, because
    /// arguments of a process are encoded as the locale of these tests says.
    static Command run(Path folder, Map<String, String> environment, String line) {
        ProcessBuilder builder =
                new ProcessBuilder("sh").directory(folder.toFile()).redirectErrorStream(true);
        Map<String, String> variables = builder.environment();
        variables.keySet().removeIf(name -> name.startsWith("PICOLIGHT_"));
        variables.put("LC_ALL", "C.UTF-8");
        variables.put("TZ", "UTC0");
        variables.merge("PATH", ":/usr/sbin:/sbin", String::concat);
        variables.putAll(environment);
        try {
            Process shell = builder.start();
            try (OutputStream input = shell.getOutputStream()) {
                input.write(line.getBytes(StandardCharsets.UTF_8));
            }
            CompletableFuture<String> printed = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> printed.complete(read(shell)));
            if (!shell.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) {
                shell.descendants().forEach(ProcessHandle::destroyForcibly);
                shell.destroyForcibly();
                fail("%s: did not end within %d minutes:%n%s", line, MINUTES_MAX, printed.join());
            }
            return new Command(shell.exitValue(), printed.join());
        } catch (IOException trouble) {
            throw new AssertionError(line, trouble);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(line, interrupted);
        }
    }

    private static String read(Process shell) {
        try {
            return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException closed) {
            return closed.toString();
        }
    }

    /// Runs a line anywhere.
    static Command run(String line) {
        return run(Built.FOLDER, Map.of(), line);
    }

    /// What a line printed, which must end well.
    static String output(String line) {
        Command command = run(line);
        assertThat(command.code()).as("%s%n%s", line, command.printed()).isZero();
        return command.printed();
    }

    /// In CI a missing program is a failure. On a user's machine, which may not even be a Debian,
    /// the test is left out, with words.
    ///
    /// @param debianPackage that brings it
    static void need(String program, String debianPackage) {
        if (isThere(program)) {
            return;
        }
        String words =
                "%s is missing, so this was not tested. On Debian and Raspberry Pi OS: sudo apt-get install %s"
                        .formatted(program, debianPackage);
        if (System.getenv("CI") != null) {
            fail(words);
        }
        Assumptions.abort(words);
    }

    static boolean isThere(String program) {
        String searched = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/sbin";
        return Stream.of(searched.split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
