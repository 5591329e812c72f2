package dev.picolight.device.brokersetup;

import dev.picolight.device.words.Localized;
import java.nio.file.Path;

/// What is said to the user about setting the broker up: cause, evidence, remedy.
@Localized
interface SetupWords {
    String notInstalled(Path main);

    String noProgram();

    /// The main file does not read our folder.
    ///
    /// @param included the folder of our file
    String notIncluded(Path main, Path included);

    String listenersOfTheirOwn(ConfigLine line);

    /// A listener on one of our ports with settings that this command does not know.
    ///
    /// @param more a line that belongs to the listener
    String listenerWithMore(String port, ConfigLine listener, ConfigLine more);

    String withoutListener(ConfigLine line);

    /// A file that cannot be read or written.
    ///
    /// @param message as Java has it
    /// @param words what it means
    String notRead(String message, String words);

    /// A file that only another user may read or write.
    ///
    /// @param message as Java has it
    /// @param words what it means
    String notAllowed(String message, String words);

    /// What is wrong with a file, to follow its name.
    String noOwners();

    String noBackup(Path folder);

    String brokenBackup(Path manifest);

    String didNotStart(String printed);

    String noAnswer(long seconds);

    /// Why Mosquitto was not started with the files.
    String bridge(ConfigLine line);

    /// After the difference of an undo: what came later is not lost.
    String keptBeforeUndo(Path folder);

    String noSuchUser(String user, Path passwords, String users);

    String nobody();

    String noPassword();

    String impossibleUser(String name);

    String withoutRoom(String device);

    String impossibleName(String name);

    /// A name that means the very machine that uses it.
    String loopbackName(String name);

    String noNames();

    /// The authority of this broker is there, but of no use.
    ///
    /// @param words what is wrong with it, to follow its name
    String unusableAuthority(Path file, String words);

    String lonelyAuthority(Path certificate, Path key);

    String foreignKey();

    String noKeytool(Path keytool);

    String keytoolFailed(Path keytool, String printed);

    String keytoolTooSlow(Path keytool, long seconds);

    /// In the difference: a file with a generated password.
    String newPassword(Path file, Access access);

    String passwordGone(Path file);

    /// The file of a password that is not good any more could not be deleted.
    ///
    /// @param words why
    String passwordStays(Path file, String words);

    /// In the difference: a file with a private key.
    String newKey(Path file, Access access);

    String keyGone(Path file);

    /// In the difference: a certificate.
    ///
    /// @param names to whom it belongs
    /// @param until the day of its end
    String certificate(String names, String until);

    String unreadableCertificate();

    /// In what is printed, in place of the password file.
    String hashesOf(String users);

    /// In what is printed, in place of a certificate and its key.
    String madeWhenWritten(String names);

    /// The first lines of the script for EMQX.
    ///
    /// @param passwords the folder of generated passwords
    String emqxIntroduction(Path passwords);

    /// The folder of generated passwords cannot be used.
    ///
    /// @param words why
    String passwordsNotKept(Path passwords, String words);
}
