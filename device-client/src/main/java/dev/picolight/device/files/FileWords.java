package dev.picolight.device.files;

import dev.picolight.device.words.Localized;

/// What is wrong with a file. But for the first ones, each follows the file's name.
@Localized
interface FileWords {
    String noSuchFile();

    String denied(String user);

    String refused();

    String empty();

    String cannotBeRead(String why);

    String tooLong(int bytes);

    String notUtf8();

    String hashedList();

    String severalLines();

    /// As [#notPem], for a file in the other usual format.
    ///
    /// @param convert a command, without the options for the files
    String notPemButDer(String convert, String path);

    String noEnd();

    String notPem();

    String notBase64(String label);

    String keyForCertificate();

    String noCertificate(String labels);

    String damagedCertificate(int number);

    String otherPassphrase();

    String otherEncryption(String path);

    String unsafeEncryption(String path);

    String passphraseMissing();

    String keyOfOpenSsh();

    String otherKindOfKey(String label);

    String damagedKey(String label);

    String noKey(String labels);

    String certificateForKey();

    String unusableKey();

    String unusableForTls();
}
