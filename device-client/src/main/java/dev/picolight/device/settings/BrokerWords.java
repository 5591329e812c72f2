package dev.picolight.device.settings;

import dev.picolight.device.words.Localized;

/// What is wrong with what stands under `broker:`, and what was expected there.
@Localized
interface BrokerWords {
    String broker();

    String host(String example);

    String port();

    String clientIdentifier();

    String keepAlive();

    String user();

    String noUser();

    String noClientIdentifier(String given);

    String noKeepAlive(String millis);

    String credential(String example);

    String noCredential(String example);

    /// Follows the credential's name, as the next.
    String onlyInAService(String variable);

    /// Follows the credential's name.
    ///
    /// @param others the names that there are, or [#none], or [#noFolder]
    String notHanded(String others, String usual);

    /// Follows the credential's name.
    ///
    /// @param file what is wrong with it
    String credentialUnusable(String file);

    String none();

    String noFolder(String why);

    /// The one that is named at the key.
    ///
    /// @param what what is wrong with it
    String whoseCredential(String what);

    String usualCredential(String name, String what);

    String withoutUser();

    String withoutPassword(String credential, String variable);

    String notRead(String variable);

    String notForThisUser(String variable);

    String besideFile();

    /// A file that is named at the key.
    ///
    /// @param what what is wrong with it
    /// @param quoted the file's name for a shell
    String passwordFile(String file, String what, String quoted, String variable);

    String hiddenPasswordFile(String variable);

    String everybodyMayReadPassword(String chmod);
}
