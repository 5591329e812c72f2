package dev.picolight.device.app;

import dev.picolight.device.brokersetup.UserName;
import dev.picolight.device.words.Localized;
import java.nio.file.Path;

/// What `setup-broker` and `broker-user` tell their user.
@Localized
interface BrokerWords {
    String missingUsers();

    String undoStandsAlone();

    /// Options of which only one can be meant.
    ///
    /// @param options those that contradict each other
    String contradiction(String options);

    String emqxStandsAlone();

    String missingTask();

    String nothingToChange();

    /// Nobody knows whether Mosquitto runs with the files.
    ///
    /// @param command for the user to type
    String ifNotTold(String command);

    /// Mosquitto does not run with the files.
    String behind();

    String askToRestartAlone();

    /// Users with a password whom no rule lets do anything.
    ///
    /// @param users whom no rule names
    String withoutRules(String users);

    String askToRestart();

    String askToWrite();

    /// The question with the answers that it takes.
    String yesOrNo(String question);

    String nothingChanged();

    String takenBack();

    String examinesNow();

    /// What to type when the broker runs with the new files.
    ///
    /// @param options that name the broker
    String examineLater(String program, String options);

    String written();

    /// The files are there, but Mosquitto was not started with them.
    ///
    /// @param why it was not tried
    String writtenUntried(String why);

    String kept(Path backup);

    String newPassword(Path file);

    String newAuthority(Path certificate);

    /// Where the files for a client are.
    ///
    /// @param folder with all that the client needs
    String newCertificate(String client, Path folder);

    /// What a device has to be told.
    ///
    /// @param lines of the device's settings
    String settings(String device, String lines);

    String certificatesWanted();

    String passwordOf(String user);

    String passwordAgain();

    /// Somebody types, but the output is no terminal.
    String passwordWouldBeSeen();

    String passwordSet(UserName user, Path file);

    /// A user without a rule.
    ///
    /// @param program as its users type it
    String noRules(Path rules, UserName user, String program);

    String removed(UserName user, Path file);

    /// The file of a generated password that is not good any more.
    String oldPasswordDeleted(Path file);

    /// An option that names no room.
    ///
    /// @param device as it was written
    String deviceWithoutRoom(String device);

    String notAllowed(String user, Path folder, String program);

    /// The service is left to the user.
    ///
    /// @param command for the user to type
    String serviceToBeTold(String command);

    String serviceTold(String command);

    String serviceFailed(String command, String program);
}
