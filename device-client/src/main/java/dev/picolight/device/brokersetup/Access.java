package dev.picolight.device.brokersetup;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Optional;

/// Who may do what with a file.
///
/// @param permissions as `ls` shows them, for example `rw-r-----`
record Access(String permissions, String owner, String group) {
    private static final String MOSQUITTO = "mosquitto";

    /// That of a file, without following a link.
    static Access of(Path file) throws IOException {
        PosixFileAttributes read = Files.readAttributes(file, PosixFileAttributes.class);
        return new Access(
                PosixFilePermissions.toString(read.permissions()),
                read.owner().getName(),
                read.group().getName());
    }

    /// For everybody to read.
    static Access open(MosquittoFolder folder) throws IOException {
        Access of = of(folder.path());
        return new Access("rw-r--r--", of.owner(), of.group());
    }

    /// For Mosquitto to read, which is another user than the one who starts it.
    static Access ofBroker(MosquittoFolder folder) throws IOException {
        Access of = of(folder.path());
        return new Access("rw-r-----", of.owner(), groupOfBroker(folder).orElse(of.group()));
    }

    /// For nobody but the owner.
    static Access ofOwner(MosquittoFolder folder) throws IOException {
        Access of = of(folder.path());
        return new Access("rw-------", of.owner(), of.group());
    }

    /// For nobody but the owner, who is as the owner of a new folder in this one.
    static Access ofOwnerIn(Path folder) throws IOException {
        Access of = of(folder);
        return new Access("rw-------", of.owner(), of.group());
    }

    private static Optional<String> groupOfBroker(MosquittoFolder folder) throws IOException {
        if (!System.getProperty("user.name").equals("root")) {
            return Optional.empty(); // may not give files away
        }
        try {
            return Optional.of(
                    lookup(folder.path()).lookupPrincipalByGroupName(MOSQUITTO).getName());
        } catch (UserPrincipalNotFoundException noSuchGroup) {
            return Optional.empty();
        }
    }

    private static UserPrincipalLookupService lookup(Path path) {
        return path.getFileSystem().getUserPrincipalLookupService();
    }

    /// Gives it to a file.
    void giveTo(Path file) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            throw new FileSystemException(file.toString(), null, Sentences.say().noOwners());
        }
        Access now = of(file);
        if (!now.owner.equals(owner)) {
            view.setOwner(lookup(file).lookupPrincipalByName(owner));
        }
        if (!now.group.equals(group)) {
            view.setGroup(lookup(file).lookupPrincipalByGroupName(group));
        }
        view.setPermissions(PosixFilePermissions.fromString(permissions));
    }

    /// In three words, for a list.
    String words() {
        return "%s %s %s".formatted(permissions, owner, group);
    }

    @Override
    public String toString() {
        return "%s %s:%s".formatted(permissions, owner, group);
    }
}
