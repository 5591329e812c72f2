package dev.picolight.simulator.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.simulator.broker.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// The broker's machine of [TwoMachines] with Mosquitto as Debian 12 installs it: its files stand
/// where they belong, in mounts that only the programs of that machine see.
final class DebianMosquitto {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Path root;
    private final TwoMachines machines;

    /// @param root an empty folder
    DebianMosquitto(Path root, TwoMachines machines) throws IOException {
        this.root = root;
        this.machines = machines;
        for (String folder : new String[] {"conf.d", "certs", "ca_certificates"}) {
            Files.createDirectories(etc().resolve(folder));
            Files.writeString(etc().resolve(folder).resolve("README"), "Put your files here.\n");
        }
        Files.writeString(
                etc().resolve("mosquitto.conf"),
                """
                # Place your local configuration in /etc/mosquitto/conf.d/
                #
                # A full description of the configuration file is at
                # /usr/share/doc/mosquitto/examples/mosquitto.conf.example

                pid_file /run/mosquitto/mosquitto.pid

                persistence true
                persistence_location /var/lib/mosquitto/

                log_dest file /var/log/mosquitto/mosquitto.log

                include_dir /etc/mosquitto/conf.d
                """);
        Files.createDirectory(root.resolve("lib"));
        Files.createDirectory(root.resolve("log"));
        Files.writeString(
                root.resolve("hosts"),
                "127.0.0.1 localhost\n10.77.0.1 broker.test other.test new.test\n");
        Shell.run(
                "cd '%s'; chmod -R u=rwX,go=rX .; chown mosquitto lib log; chmod 700 lib"
                        .formatted(root));
    }

    /// Its configuration, as this test sees it.
    Path etc() {
        return root.resolve("etc");
    }

    /// A file that is there called `/etc/mosquitto/…`.
    Path file(String name) {
        return etc().resolve(name);
    }

    /// What runs a program on it.
    String starter() {
        return """
        %1$s unshare -m sh -c 'set -e
        mount --bind "%2$s/etc" /etc/mosquitto
        mount --bind "%2$s/lib" /var/lib/mosquitto
        mount --bind "%2$s/log" /var/log/mosquitto
        mount --bind "%2$s/hosts" /etc/hosts
        mount -t tmpfs tmpfs /run
        mkdir /run/mosquitto
        chown mosquitto /run/mosquitto
        PATH=$PATH:/usr/sbin exec "$@"' sh\
        """
                .formatted(machines.onBrokers(), root)
                .replace("\n", "; ");
    }

    /// What runs a program on the board's machine, where the names of the broker are known, too.
    String onBoards() {
        return "%s unshare -m sh -c 'mount --bind \"%s/hosts\" /etc/hosts; exec \"$@\"' sh"
                .formatted(machines.onBoards(), root);
    }

    /// Starts the service, as its unit does.
    ChildProcess start() {
        Path log = root.resolve("log/mosquitto.log");
        Shell.run("rm -f '%s'".formatted(log));
        ChildProcess mosquitto =
                ChildProcess.start(starter() + " mosquitto -c /etc/mosquitto/mosquitto.conf");
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() ->
                        assertThat(log)
                                .as("%s", mosquitto)
                                .content(StandardCharsets.UTF_8)
                                .contains(" running"));
        return mosquitto;
    }

    /// Runs `setup-broker` there, as root types it.
    String setUp(String arguments) {
        try (ChildProcess setup =
                Picolight.startDeviceBy(starter(), "setup-broker --no-restart " + arguments)) {
            assertThat(setup.awaitExit(SOON)).as(setup.toString()).isZero();
            return setup.toString();
        }
    }

    /// The password that was made for a user.
    String password(String user) throws IOException {
        return Files.readString(file("picolight-passwords").resolve(user));
    }

    /// Each file and folder with bytes, owner, group and permissions, but for the backups.
    Map<String, String> tree() throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> all = Files.walk(etc())) {
            all.filter(each -> !each.startsWith(file("picolight-backup")))
                    .forEach(each -> tree.put(etc().relativize(each).toString(), told(each)));
        }
        return tree;
    }

    private static String told(Path file) {
        try {
            return "%s %s %s"
                    .formatted(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                            new TreeMap<>(Files.readAttributes(file, "posix:owner,group")),
                            Files.isDirectory(file)
                                    ? "(folder)"
                                    : Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
