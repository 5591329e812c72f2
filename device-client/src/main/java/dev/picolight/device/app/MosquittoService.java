package dev.picolight.device.app;

import dev.picolight.device.brokersetup.MosquittoFolder;
import dev.picolight.device.words.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The service `mosquitto` of systemd, which has to hear of new files.
final class MosquittoService {
    private static final Path SYSTEMD = Path.of("/run/systemd/system");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Linux tells the second of its start alone, from which that of a process is counted.
    private static final Duration START_PRECISION = Duration.ofSeconds(2);

    private MosquittoService() {}

    /// Whether these are its files, on a machine where systemd runs.
    static boolean canBeTold(MosquittoFolder folder) {
        return folder.isOfTheService() && Files.isDirectory(SYSTEMD);
    }

    /// Whether it does not run, or was started before the files were written. Users are left out,
    /// for it is told of them without a restart.
    static boolean isBehind(MosquittoFolder folder) throws InterruptedException {
        Optional<Instant> started =
                process().flatMap(ProcessHandle::of).flatMap(it -> it.info().startInstant());
        return isBehind(
                started, List.of(folder.configuration(), folder.rules(), folder.authority()));
    }

    /// @param started when the service was; empty: it does not run
    static boolean isBehind(Optional<Instant> started, List<Path> files) {
        return started.isEmpty()
                || files.stream()
                        .anyMatch(
                                file -> written(file).isAfter(started.get().plus(START_PRECISION)));
    }

    private static Instant written(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException noSuchFile) {
            return Instant.MIN;
        }
    }

    /// Its main process; empty when it does not run.
    private static Optional<Long> process() throws InterruptedException {
        try {
            Process systemctl =
                    new ProcessBuilder("systemctl", "show", "-p", "MainPID", "--value", "mosquitto")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String printed;
            try (BufferedReader output = systemctl.inputReader(StandardCharsets.UTF_8)) {
                printed = output.readAllAsString().strip();
            }
            systemctl.waitFor();
            return printed.matches("[1-9]\\d{0,9}")
                    ? Optional.of(Long.valueOf(printed))
                    : Optional.empty();
        } catch (IOException noSystemctl) {
            return Optional.empty();
        }
    }

    /// What became of telling it.
    enum Told {
        /// It knows.
        YES,
        /// The user has to tell it.
        NOT_YET,
        /// It did not go well.
        FAILED
    }

    /// Tells it, or says what to type.
    ///
    /// @param verb `restart`, or `reload` for users alone
    /// @param allowed whether the user wants it done
    static Told tell(String verb, MosquittoFolder folder, boolean allowed, PrintWriter out)
            throws InterruptedException {
        BrokerWords say = Words.of(BrokerWords.class);
        String command = "systemctl " + verb + " mosquitto";
        if (!allowed || !canBeTold(folder)) {
            out.println(say.serviceToBeTold(command));
            out.flush();
            return Told.NOT_YET;
        }
        boolean done = succeeds(verb);
        out.println(done ? say.serviceTold(command) : say.serviceFailed(command, Program.name()));
        out.flush();
        return done ? Told.YES : Told.FAILED;
    }

    private static boolean succeeds(String verb) throws InterruptedException {
        try {
            Process systemctl =
                    new ProcessBuilder("systemctl", verb, "mosquitto").inheritIO().start();
            if (systemctl.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return systemctl.exitValue() == 0;
            }
            systemctl.destroy();
            return false;
        } catch (IOException noSystemctl) {
            return false;
        }
    }
}
