package dev.picolight.device.brokersetup;

import dev.picolight.device.mqtt.Secret;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Where the password of a new user comes from.
public sealed interface NewPassword {
    /// The password for this user.
    ///
    /// @throws SetupTrouble when there is none
    Secret of(UserName user) throws SetupTrouble;

    /// Made by chance, and kept in a file for the user.
    ///
    /// @param chance one that nobody can guess
    record Generated(RandomGenerator chance) implements NewPassword {
        /// No letters or digits that look like others: somebody may have to type it.
        private static final String LETTERS =
                "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

        /// More than 115 bits.
        private static final int LENGTH = 20;

        @Override
        public Secret of(UserName user) {
            StringBuilder password = new StringBuilder();
            for (int i = 0; i < LENGTH; i++) {
                password.append(LETTERS.charAt(chance.nextInt(LETTERS.length())));
            }
            return new Secret(password.toString());
        }
    }

    /// Known to somebody, so it is kept nowhere.
    non-sealed interface Asked extends NewPassword {}

    /// The same, checked: Mosquitto's file has one line for each user, and an empty password lets
    /// nobody in.
    ///
    /// @throws SetupTrouble with words for the user
    static Secret checked(Optional<String> typed) throws SetupTrouble {
        if (typed.isEmpty() || typed.get().isEmpty()) {
            throw new SetupTrouble(Sentences.say().noPassword());
        }
        return new Secret(typed.get());
    }
}
