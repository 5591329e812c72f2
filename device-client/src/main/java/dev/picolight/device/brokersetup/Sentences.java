package dev.picolight.device.brokersetup;

import dev.picolight.device.files.FileTrouble;
import dev.picolight.device.mqtt.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What is said to the user about setting the broker up: cause, evidence, remedy.
final class Sentences {
    private Sentences() {}

    static String notInstalled(Path main) {
        return "Mosquitto is not installed here: there is no %s.%nInstall it: sudo apt-get install mosquitto mosquitto-clients"
                .formatted(main);
    }

    static String noProgram() {
        return "Mosquitto is not installed here: there is no program «mosquitto», neither on the PATH nor in /usr/sbin.%nInstall it: sudo apt-get install mosquitto mosquitto-clients"
                .formatted();
    }

    static String notIncluded(MosquittoFolder folder) {
        return "%s does not include %s, where the set-up belongs.%nAdd this as its last line, as Debian has it: include_dir %s"
                .formatted(folder.main(), folder.included(), folder.included());
    }

    static String listenersOfTheirOwn(ConfigLine line) {
        return "%s%nWith it each listener has users of its own, and what this command writes would mean something else. Remove that line, or set the broker up by hand."
                .formatted(line);
    }

    static String listenerWithMore(ConfigLine listener, ConfigLine more) {
        return "Port 1883 has a listener already that is more than a plain one:%n  %s%n  %s%nGive it another port, or put # before it and the lines that belong to it, then try again."
                .formatted(listener, more);
    }

    static String withoutListener(ConfigLine line) {
        return "%s%nNo listener stands above it in that file, so it belongs to port 1883, which this command sets up. Put it below a listener of its own, or put # before it, then try again."
                .formatted(line);
    }

    static String notRead(IOException trouble) {
        return "The files of Mosquitto cannot be read or written: %s (%s).%nDo it as root: sudo picolight …"
                .formatted(
                        Shown.bounded(String.valueOf(trouble.getMessage()), 300), words(trouble));
    }

    private static String words(IOException trouble) {
        return FileTrouble.words(trouble);
    }

    static String noBackup(Path folder) {
        return "There is nothing to take back: %s has no backup.%nEach setup-broker makes one; those taken back end in .undone."
                .formatted(folder);
    }

    static String brokenBackup(Path manifest) {
        return "The backup cannot be read: %s is not as setup-broker wrote it.%nThe files that were saved stand beside it and can be copied by hand."
                .formatted(manifest);
    }

    static String didNotStart(List<String> printed) {
        return "Mosquitto does not start with these files, so what was there is there again. It says:%n  %s"
                .formatted(String.join(System.lineSeparator() + "  ", printed));
    }

    static String noAnswer(long seconds) {
        return "Mosquitto has not come up with these files within %d s, so what was there is there again.%nIs the machine very busy? Then try again."
                .formatted(seconds);
    }

    static String bridge(ConfigLine line) {
        return "not tried by a start beside the service, which would connect the bridge a second time (%s)"
                .formatted(line);
    }

    static String noSuchUser(UserName user, MosquittoFolder folder, List<String> users) {
        return "There is no user %s in %s.%nIt has: %s"
                .formatted(
                        Shown.quoted(user.text()),
                        folder.passwords(),
                        users.isEmpty() ? "nobody" : String.join(", ", users));
    }
}
