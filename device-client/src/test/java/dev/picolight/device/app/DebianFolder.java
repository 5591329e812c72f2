package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mosquitto.Mosquitto;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A folder like Debian's `/etc/mosquitto`, and `setup-broker` and `broker-user` on it, as
/// processes.
final class DebianFolder {
    private final Path etc;

    /// @param etc an empty folder
    DebianFolder(Path etc) throws IOException {
        this.etc = etc;
        Files.setPosixFilePermissions(etc, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path included = Files.createDirectory(etc.resolve("conf.d"));
        Files.writeString(
                etc.resolve("mosquitto.conf"),
                """
                pid_file /run/mosquitto/mosquitto.pid
                persistence true
                persistence_location /var/lib/mosquitto/
                log_dest file /var/log/mosquitto/mosquitto.log
                include_dir %s
                """
                        .formatted(included));
    }

    Path file(String name) {
        return etc.resolve(name);
    }

    /// Runs a command to its end.
    ///
    /// @param input as `printf` takes it
    /// @return what it printed
    String run(ExitCode expected, String input, String command, String... arguments) {
        String[] all =
                Stream.concat(Arrays.stream(arguments), Stream.of("--etc", etc.toString()))
                        .toArray(String[]::new);
        String before = "printf '%s' | ".formatted(input);
        try (DeviceProgram program = DeviceProgram.startByShell(before, Map.of(), command, all)) {
            assertThat(program.awaitExit()).as(program.printed()).isEqualTo(expected.number());
            assertThat(program.printed()).doesNotContain("Exception", "\tat ");
            return program.printed();
        }
    }

    /// Sets two devices and a controller up.
    String setUp(String... more) {
        return run(
                ExitCode.OK,
                "",
                "setup-broker",
                Stream.concat(
                                Stream.of(
                                        "--device",
                                        "ke-ting-1:客廳",
                                        "--device",
                                        "wo-shi-1:臥室",
                                        "--controller",
                                        "pi",
                                        "--yes"),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    /// The password that was made for a user.
    String password(String user) throws IOException {
        return Files.readString(file("picolight-passwords").resolve(user));
    }

    String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file(name)));
    }

    /// A Mosquitto with the users and rules that were written.
    Mosquitto mosquitto() {
        return Mosquitto.setUp()
                .config(
                        "allow_anonymous false",
                        "password_file " + file("picolight.passwd"),
                        "acl_file " + file("picolight.acl"))
                .start();
    }

    /// Each file with its bytes, owner, group and permissions, but for the backups.
    Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(etc)) {
            for (Path file : all.filter(each -> !each.toString().contains("-backup")).toList()) {
                String content =
                        Files.isRegularFile(file)
                                ? Files.readString(file, StandardCharsets.ISO_8859_1)
                                : "(folder)";
                files.put(
                        etc.relativize(file).toString(),
                        content
                                + PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                                + new TreeMap<>(Files.readAttributes(file, "posix:owner,group")));
            }
        }
        return files;
    }
}
