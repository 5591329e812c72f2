package dev.picolight.device.brokersetup;

import dev.picolight.device.mqtt.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// A password as `mosquitto_passwd` of Mosquitto 2 stores it: `$7$`, PBKDF2 with HMAC-SHA512, 101
/// iterations, 12 bytes of salt, 64 bytes of key.
final class PasswordHash {
    private static final int ITERATIONS = 101;
    private static final int SALT_BYTES = 12;
    private static final int KEY_BITS = 512;

    private PasswordHash() {}

    /// What stands behind the colon.
    ///
    /// @param chance for the salt, one that nobody can guess
    static String of(Secret password, RandomGenerator chance) {
        byte[] salt = new byte[SALT_BYTES];
        chance.nextBytes(salt);
        return of(password, salt);
    }

    /// The same with a salt that is known.
    static String of(Secret password, byte[] salt) {
        Base64.Encoder base64 = Base64.getEncoder();
        return "$7$%d$%s$%s"
                .formatted(
                        ITERATIONS,
                        base64.encodeToString(salt),
                        base64.encodeToString(key(password, salt, ITERATIONS)));
    }

    /// PBKDF2 with HMAC-SHA512, 64 bytes.
    static byte[] key(Secret password, byte[] salt, int iterations) {
        char[] letters = new String(password.utf8(), StandardCharsets.UTF_8).toCharArray();
        PBEKeySpec spec = new PBEKeySpec(letters, salt, iterations, KEY_BITS);
        Arrays.fill(letters, ' ');
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512") // takes UTF-8
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException notThisJava) {
            throw new IllegalStateException(
                    "This Java has no PBKDF2WithHmacSHA512, which every complete one has",
                    notThisJava);
        } finally {
            spec.clearPassword();
        }
    }
}
