package dev.picolight.device.files;

import dev.picolight.device.mqtt.Secret;
import dev.picolight.device.words.Words;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A private key in PKCS#8 that is encrypted by a passphrase: PBES2 with AES (RFC 8018), which is
/// what OpenSSL writes.
final class EncryptedKey {
    /// The JDK's name of such a scheme.
    private static final Pattern PBES2 =
            Pattern.compile("PBEWith(HmacSHA[0-9/]+)AndAES_(128|256)", Pattern.CASE_INSENSITIVE);

    private EncryptedKey() {}

    /// The key, in PKCS#8.
    ///
    /// @param file for the words alone
    static byte[] decrypt(byte[] encrypted, Path file, Secret passphrase) throws Unusable {
        EncryptedPrivateKeyInfo info;
        try {
            info = new EncryptedPrivateKeyInfo(encrypted);
        } catch (IOException unknownScheme) {
            throw otherScheme(file);
        }
        Matcher scheme = PBES2.matcher(info.getAlgName());
        if (!scheme.matches()) {
            throw otherScheme(file);
        }
        try {
            PBEParameterSpec parameters =
                    info.getAlgParameters().getParameterSpec(PBEParameterSpec.class);
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    key(scheme.group(1), Integer.parseInt(scheme.group(2)), parameters, passphrase),
                    parameters.getParameterSpec());
            byte[] key = cipher.doFinal(info.getEncryptedData());
            new Der(new Der(key).next(Der.SEQUENCE)).next(Der.INTEGER);
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            throw new Unusable(Words.of(FileWords.class).otherPassphrase());
        }
    }

    /// In two steps, because the JDK's own scheme takes only passphrases in ASCII.
    private static SecretKey key(
            String mac, int bits, PBEParameterSpec parameters, Secret passphrase)
            throws GeneralSecurityException {
        char[] characters =
                StandardCharsets.UTF_8
                        .decode(ByteBuffer.wrap(passphrase.utf8()))
                        .toString()
                        .toCharArray();
        PBEKeySpec spec =
                new PBEKeySpec(
                        characters, parameters.getSalt(), parameters.getIterationCount(), bits);
        try {
            return new SecretKeySpec(
                    SecretKeyFactory.getInstance("PBKDF2With" + mac)
                            .generateSecret(spec)
                            .getEncoded(),
                    "AES");
        } finally {
            spec.clearPassword();
        }
    }

    private static Unusable otherScheme(Path file) {
        return new Unusable(
                Words.of(FileWords.class).otherEncryption(Permissions.quotedForShell(file)));
    }
}
