package dev.picolight.led.pi4j;

import dev.picolight.led.LedFault;
import dev.picolight.led.LedFault.Kind;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// A GPIO chip as the kernel shows it to programs, such as `/dev/gpiochip0`.
///
/// @param mayOpen whether this process may read and write it
record GpioDevice(
        Path path,
        String owner,
        String group,
        Set<PosixFilePermission> permissions,
        boolean mayOpen) {
    static final String NAMES = "gpiochip*";

    /// All chips in this directory, in the order of their names.
    static List<GpioDevice> in(Path directory, Predicate<Path> mayOpen) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<GpioDevice> devices = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(directory, NAMES)) {
            for (Path path : paths) {
                PosixFileAttributes attributes =
                        Files.readAttributes(path, PosixFileAttributes.class);
                devices.add(
                        new GpioDevice(
                                path,
                                attributes.owner().getName(),
                                attributes.group().getName(),
                                attributes.permissions(),
                                mayOpen.test(path)));
            }
        } catch (IOException e) {
            throw new LedFault(
                    e,
                    Kind.DEVICES_NOT_LISTED,
                    directory.toString(),
                    e.toString(),
                    directory.resolve(NAMES).toString());
        }
        devices.sort(Comparator.comparing(GpioDevice::path));
        return devices;
    }

    /// Whether this process may read and write the file: libgpiod opens chips for both.
    static boolean mayBeOpened(Path path) {
        return Files.isReadable(path) && Files.isWritable(path);
    }

    /// The fault of a device that this user may not open.
    ///
    /// @param user the name of the account, or other words where it has none
    LedFault closedTo(String user) {
        String account = user.matches("[A-Za-z_][\\w.-]*") ? user : "$USER";
        return new LedFault(
                groupMayOpen() ? Kind.NOT_PERMITTED : Kind.PERMITTED_TO_NO_GROUP,
                user,
                path.toString(),
                owner,
                group,
                PosixFilePermissions.toString(permissions),
                account);
    }

    /// Whether a user would be helped by joining the group. Joining root is never the cure.
    private boolean groupMayOpen() {
        return !group.equals("root")
                && permissions.contains(PosixFilePermission.GROUP_READ)
                && permissions.contains(PosixFilePermission.GROUP_WRITE);
    }
}
