package dev.picolight.device.app;

import dev.picolight.device.brokersetup.MosquittoFolder;
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

    /// Tells it, or says what to type.
    ///
    /// @param verb `restart`, or `reload` for users alone
    /// @param allowed whether the user wants it done
    /// @return whether it went well, or is left to the user
    static boolean tell(String verb, MosquittoFolder folder, boolean allowed, PrintWriter out)
            throws InterruptedException {
        String command = "systemctl " + verb + " mosquitto";
        if (!allowed || !canBeTold(folder)) {
            out.printf("Mosquitto does not know it yet. Type: sudo %s%n", command);
            return true;
        }
        if (succeeds(verb)) {
            out.printf("done: %s%n", command);
            return true;
        }
        out.printf(
                "«%s» failed. Why: sudo journalctl -u mosquitto -n 20%nBack to what was there: sudo %s setup-broker --undo%n",
                command, Program.name());
        return false;
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
