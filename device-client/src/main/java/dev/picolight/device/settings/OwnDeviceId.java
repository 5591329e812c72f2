package dev.picolight.device.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The id of a device for which the settings name none: the same after each restart, and another
/// one on each machine.
final class OwnDeviceId {
    private static final Pattern SERIAL_LINE =
            Pattern.compile("^Serial\\s*:\\s*([0-9a-fA-F]+)\\s*$", Pattern.MULTILINE);
    private static final int FILE_MAX = 64 * 1024;

    private final Path root;
    private final Supplier<Optional<String>> hostName;

    /// @param root where `proc` and `etc` are
    /// @param hostName asked last
    OwnDeviceId(Path root, Supplier<Optional<String>> hostName) {
        this.root = root;
        this.hostName = hostName;
    }

    static OwnDeviceId ofThisMachine() {
        return new OwnDeviceId(Path.of("/"), OwnDeviceId::networkName);
    }

    /// The CPU's serial number (a Raspberry Pi has one), else a digest of the machine-id, else the
    /// host name; empty when there is none of them.
    Optional<DeviceId> find() {
        return serial().or(this::machineId).or(() -> hostName.get().flatMap(OwnDeviceId::fromName));
    }

    private Optional<DeviceId> serial() {
        return content("proc/device-tree/serial-number")
                .or(() ->
                        content("proc/cpuinfo")
                                .map(SERIAL_LINE::matcher)
                                .filter(Matcher::find)
                                .map(found -> found.group(1)))
                .map(digits -> digits.toLowerCase(Locale.ROOT).replaceFirst("^0+", ""))
                .filter(digits -> digits.matches("[0-9a-z]{4,32}"))
                .map(DeviceId::new);
    }

    /// The machine-id itself is confidential: machine-id(5).
    private Optional<DeviceId> machineId() {
        return content("etc/machine-id")
                .filter(id -> id.matches("[0-9a-f]{32}"))
                .map(id -> new DeviceId(digest("picolight" + id).substring(0, 12)));
    }

    private static Optional<DeviceId> fromName(String name) {
        StringBuilder id = new StringBuilder();
        name.codePoints()
                .map(c -> DeviceId.isAllowed(c) ? c : '-')
                .limit(DeviceId.LENGTH_MAX / 2)
                .forEach(id::appendCodePoint);
        return id.isEmpty() || name.toLowerCase(Locale.ROOT).startsWith("localhost")
                ? Optional.empty()
                : Optional.of(new DeviceId(id.toString()));
    }

    /// Without the zero byte and line end that the kernel puts behind it.
    private Optional<String> content(String path) {
        try (var in = Files.newInputStream(root.resolve(path))) {
            String text = new String(in.readNBytes(FILE_MAX), StandardCharsets.UTF_8);
            return Optional.of(text.replace("\u0000", "").strip()).filter(it -> !it.isEmpty());
        } catch (IOException notHere) {
            return Optional.empty();
        }
    }

    private static Optional<String> networkName() {
        try {
            return Optional.of(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException nameless) {
            return Optional.empty();
        }
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
