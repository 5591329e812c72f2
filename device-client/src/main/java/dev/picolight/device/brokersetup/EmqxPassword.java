package dev.picolight.device.brokersetup;

import dev.picolight.device.mqtt.Secret;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// A password as EMQX's built-in database keeps it, by the `password_hash_algorithm` of
/// `deploy/emqx/emqx.conf`: PBKDF2 with HMAC-SHA512, 10,000 iterations, 64 bytes in hexadecimal;
/// the salt is the text that stands in the file.
record EmqxPassword(String hash, String salt) {
    static final int ITERATIONS = 10_000;
    private static final int SALT_BYTES = 16;

    /// @param chance for the salt, one that nobody can guess
    static EmqxPassword of(Secret password, RandomGenerator chance) {
        byte[] random = new byte[SALT_BYTES];
        chance.nextBytes(random);
        return of(password, HexFormat.of().formatHex(random));
    }

    /// The same with a salt that is known.
    static EmqxPassword of(Secret password, String salt) {
        byte[] key = PasswordHash.key(password, salt.getBytes(StandardCharsets.UTF_8), ITERATIONS);
        return new EmqxPassword(HexFormat.of().formatHex(key), salt);
    }

    /// Two columns of the file of users.
    String csv() {
        return hash + "," + salt;
    }
}
