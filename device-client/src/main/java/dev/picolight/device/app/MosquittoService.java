package dev.picolight.device.app;

import dev.picolight.device.brokersetup.MosquittoFolder;
import dev.picolight.device.words.Words;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The service `mosquitto` of systemd, which has to hear of new files.
final class MosquittoService {
    private static final Path SYSTEMD = Path.of("/run/systemd/system");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private MosquittoService() {}

    /// Whether these are its files, on a machine where systemd runs.
    static boolean canBeTold(MosquittoFolder folder) {
        return folder.isOfTheService() && Files.isDirectory(SYSTEMD);
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
