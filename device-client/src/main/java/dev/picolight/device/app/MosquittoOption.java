package dev.picolight.device.app;

import dev.picolight.device.app.Console.Refusal;
import dev.picolight.device.brokersetup.MosquittoFolder;
import dev.picolight.device.words.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where the files of the Mosquitto are that a command is about.
final class MosquittoOption {
    @Option(
            names = "--etc",
            paramLabel = "DIR",
            description =
                    "Mosquitto's folder, if it is not that of the service (default: /etc/mosquitto)")
    private Optional<Path> given = Optional.empty();

    boolean isGiven() {
        return given.isPresent();
    }

    MosquittoFolder folder() {
        return new MosquittoFolder(given.orElse(MosquittoFolder.USUAL));
    }

    /// The folder, for whoever writes there.
    ///
    /// @throws Refusal when this user may not
    MosquittoFolder writable() {
        MosquittoFolder folder = folder();
        if (Files.isDirectory(folder.path()) && !Files.isWritable(folder.path())) {
            throw new Refusal(
                    ExitCode.FAILED,
                    Words.of(BrokerWords.class)
                            .notAllowed(
                                    System.getProperty("user.name"),
                                    folder.path(),
                                    Program.name()));
        }
        return folder;
    }
}
