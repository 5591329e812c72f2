package dev.picolight.device.brokersetup;

import dev.picolight.device.mqtt.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The password file on the disk, changed one user at a time.
///
/// @param chance for salts, one that nobody can guess
public record UserFile(MosquittoFolder folder, RandomGenerator chance) {
    /// Whom it lets in.
    ///
    /// @throws SetupTrouble when it cannot be read
    public List<String> users() throws SetupTrouble {
        try {
            return read().users();
        } catch (IOException trouble) {
            throw new SetupTrouble(Sentences.notRead(trouble));
        }
    }

    /// Gives a user this password, whether new or known.
    public void put(UserName user, Secret password) throws SetupTrouble {
        try {
            write(read().with(user, password, chance));
        } catch (IOException trouble) {
            throw new SetupTrouble(Sentences.notRead(trouble));
        }
    }

    /// Removes a user.
    ///
    /// @throws SetupTrouble also when there is no such user
    public void remove(UserName user) throws SetupTrouble {
        try {
            PasswordList list = read();
            if (!list.has(user)) {
                throw new SetupTrouble(Sentences.noSuchUser(user, folder, list.users()));
            }
            write(list.without(user));
        } catch (IOException trouble) {
            throw new SetupTrouble(Sentences.notRead(trouble));
        }
    }

    /// Deletes the file with the password that was generated for a user, which is not good any
    /// more.
    ///
    /// @return the file; empty: there was none
    public Optional<Path> forget(UserName user) throws SetupTrouble {
        Path generated = folder.newPasswords().resolve(user.text());
        try {
            return Files.deleteIfExists(generated) ? Optional.of(generated) : Optional.empty();
        } catch (IOException trouble) {
            throw new SetupTrouble(
                    Sentences.say().passwordStays(generated, Sentences.words(trouble)));
        }
    }

    /// Whether the ACL file has a section for the user.
    public boolean hasRules(UserName user) throws SetupTrouble {
        try {
            return FileState.of(folder.rules()).stream()
                    .flatMap(rules -> AccessRules.users(rules.text()).stream())
                    .anyMatch(user.text()::equals);
        } catch (IOException trouble) {
            throw new SetupTrouble(Sentences.notRead(trouble));
        }
    }

    private PasswordList read() throws IOException, SetupTrouble {
        if (!Files.isDirectory(folder.path())) {
            throw new SetupTrouble(Sentences.say().notInstalled(folder.main()));
        }
        return FileState.of(folder.passwords())
                .map(state -> PasswordList.of(state.text()))
                .orElseGet(() -> new PasswordList(List.of()));
    }

    private void write(PasswordList list) throws IOException {
        Optional<FileState> before = FileState.of(folder.passwords());
        Access access = before.isPresent() ? before.get().access() : Access.ofBroker(folder);
        FileChange.to(folder.passwords(), Optional.of(new FileState(list.text(), access))).write();
    }
}
