package dev.picolight.device.brokersetup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Where Mosquitto's files are, as Debian installs them.
///
/// @param path absolute
public record MosquittoFolder(Path path) {
    /// That of the service.
    public static final Path USUAL = Path.of("/etc/mosquitto");

    public MosquittoFolder {
        path = path.toAbsolutePath().normalize();
    }

    /// Whether the machine's service reads it.
    public boolean isOfTheService() {
        return path.equals(USUAL);
    }

    /// The file that Mosquitto is started with.
    public Path main() {
        return path.resolve("mosquitto.conf");
    }

    Path included() {
        return path.resolve("conf.d");
    }

    /// The one file of configuration that is ours.
    public Path configuration() {
        return included().resolve("picolight.conf");
    }

    /// Users and their hashes.
    public Path passwords() {
        return path.resolve("picolight.passwd");
    }

    /// What each user may.
    public Path rules() {
        return path.resolve("picolight.acl");
    }

    /// What was there before, one folder for each time.
    public Path backups() {
        return path.resolve("picolight-backup");
    }

    /// The generated passwords, one file for each user, readable by root alone.
    public Path newPasswords() {
        return path.resolve("picolight-passwords");
    }

    /// The key of the authority that signs certificates, for nobody but root, in a folder that
    /// Mosquitto cannot enter.
    Path authorityKey() {
        return path.resolve("picolight-ca").resolve("ca.key");
    }

    /// The certificate of that authority, which devices trust.
    public Path authority() {
        return path.resolve("picolight-ca.pem");
    }

    /// The broker's certificate.
    Path certificate() {
        return path.resolve("picolight-broker.pem");
    }

    /// The key of the broker's certificate.
    Path key() {
        return path.resolve("picolight-broker.key");
    }

    /// The folders of clients' certificates, each with all that the client needs.
    Path clients() {
        return path.resolve("picolight-clients");
    }

    /// The folder for one of them.
    public Path client(UserName name) {
        return clients().resolve(name.text());
    }

    /// Folders that are made when something is put in, and removed when nothing is left in them;
    /// inner ones first.
    boolean isMadeByNeed(Path folder) {
        return folder.equals(newPasswords())
                || folder.equals(clients())
                || folder.startsWith(clients())
                || folder.equals(authorityKey().getParent());
    }

    /// The program; it is not on the path of every user.
    ///
    /// @throws SetupTrouble when it is not installed
    public Path program() throws SetupTrouble {
        String searched = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin";
        return Stream.of(searched.split(":"))
                .map(folder -> Path.of(folder, "mosquitto"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new SetupTrouble(Sentences.say().noProgram()));
    }
}
