package dev.picolight.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Installing, upgrading, removing and purging, by dpkg into a root file system that has nothing
/// else and where no systemd runs. The running service is tried on the emulated Raspberry Pi.
class LifeOfThePackageIT {
    private static final String SETTINGS = "etc/picolight/device.yaml";
    private static final String WANTED = "etc/systemd/system/multi-user.target.wants/";
    private static final String EDITED = "# mine\nbroker:\n  host: 192.168.1.5\n";

    @TempDir Path sandbox;
    private Path root = Path.of("");

    @BeforeEach
    void emptySystem() throws IOException {
        Command.need("dpkg", "dpkg");
        Command.need("systemd-sysusers", "systemd");
        Command.need("deb-systemd-helper", "init-system-helpers");
        Command.need("unshare", "util-linux");
        root = Files.createDirectory(sandbox.resolve("root"));
        for (String folder : List.of("var/lib/dpkg/info", "var/lib/dpkg/updates", "etc")) {
            Files.createDirectories(root.resolve(folder));
        }
        Files.createFile(root.resolve("var/lib/dpkg/status"));
        Files.createFile(root.resolve("var/lib/dpkg/available"));
    }

    /// As root, or as root of a user namespace.
    private Command asRoot(String line) {
        return Command.run(
                "[ \"$(id -u)\" = 0 ] || as_root='unshare --user --map-root-user'\n$as_root "
                        + line);
    }

    private Command dpkg(String arguments) {
        return asRoot(
                "dpkg --root='%s' --force-script-chrootless --force-depends --log=/dev/null %s </dev/null"
                        .formatted(root, arguments));
    }

    private void dpkgEndsWell(String arguments) {
        Command command = dpkg(arguments);
        assertThat(command.code()).as("dpkg %s%n%s", arguments, command.printed()).isZero();
    }

    private void install() {
        dpkgEndsWell("-i '%s'".formatted(Built.DEB));
    }

    /// The package with a higher version, and with other settings.
    private Path newer() throws IOException {
        Path unpacked = sandbox.resolve("newer");
        Command.output("dpkg-deb -R '%s' '%s'".formatted(Built.DEB, unpacked));
        Path control = unpacked.resolve("DEBIAN/control");
        Files.writeString(
                control,
                Built.text(control).replace(Built.DEBIAN_VERSION, Built.DEBIAN_VERSION + ".1"));
        Path settings = unpacked.resolve(SETTINGS);
        Files.writeString(settings, Built.text(settings) + "# new in this version\n");
        Path deb = sandbox.resolve("newer.deb");
        Command.output("dpkg-deb --root-owner-group -b '%s' '%s'".formatted(unpacked, deb));
        return deb;
    }

    private String status() {
        return Command.output(
                        "dpkg-query --admindir='%s/var/lib/dpkg' -W -f '${db:Status-Abbrev} ${Version}' picolight"
                                .formatted(root))
                .strip();
    }

    private String text(String file) {
        return Built.text(root.resolve(file));
    }

    /// Also when it is a link that leads nowhere.
    private boolean exists(String file) {
        return Files.exists(root.resolve(file), LinkOption.NOFOLLOW_LINKS);
    }

    @Test
    void installedTheUserIsThereAndTheServiceWaitsForTheAdministrator() {
        install();
        assertThat(status()).isEqualTo("ii  " + Built.DEBIAN_VERSION);
        assertThat(text("etc/passwd").lines())
                .filteredOn(line -> line.startsWith("picolight:"))
                .singleElement()
                .asString()
                .endsWith(":/var/lib/picolight:/usr/sbin/nologin");
        assertThat(asRoot("cat '%s/etc/shadow'".formatted(root)).printed())
                .containsPattern("(?m)^picolight:!");
        assertThat(text("etc/group")).containsPattern("(?m)^gpio:x:\\d+:picolight$");
        assertThat(exists(WANTED + "picolight.service")).isFalse();
        assertThat(exists(WANTED + "picolight-aot.service")).isTrue();
    }

    @Test
    void takesTheGroupThatRaspberryPiOsHas() throws IOException {
        Files.writeString(root.resolve("etc/group"), "gpio:x:986:pi\n");
        install();
        assertThat(text("etc/group")).contains("gpio:x:986:pi,picolight\n");
    }

    @Test
    void installingTwiceIsTheSameAsOnce() {
        install();
        String before = text("etc/passwd") + text("etc/group");
        install();
        dpkgEndsWell("--configure -a");
        assertThat(text("etc/passwd") + text("etc/group")).isEqualTo(before);
    }

    @Test
    void anUpgradeBringsNewSettingsWhereNobodyChangedThem() throws IOException {
        install();
        dpkgEndsWell("-i '%s'".formatted(newer()));
        assertThat(status()).isEqualTo("ii  " + Built.DEBIAN_VERSION + ".1");
        assertThat(text(SETTINGS)).endsWith("# new in this version\n");
    }

    @Test
    void anUpgradeNeverOverwritesEditedSettingsWithoutAsking() throws IOException {
        install();
        Files.writeString(root.resolve(SETTINGS), EDITED);
        Path newer = newer();
        Command unattended = dpkg("-i '%s'".formatted(newer));
        assertThat(unattended.code()).isNotZero();
        assertThat(unattended.printed()).contains("end of file on stdin at conffile prompt");
        assertThat(text(SETTINGS)).isEqualTo(EDITED);
        dpkgEndsWell("--force-confold -i '%s'".formatted(newer));
        assertThat(text(SETTINGS)).isEqualTo(EDITED);
        assertThat(text(SETTINGS + ".dpkg-dist")).endsWith("# new in this version\n");
    }

    @Test
    void anUpgradeKeepsWhatTheAdministratorEnabledOrDisabled() throws IOException {
        install();
        Command.output(
                "systemctl --root='%s' --quiet enable picolight.service && systemctl --root='%s' --quiet disable picolight-aot.service"
                        .formatted(root, root));
        dpkgEndsWell("-i '%s'".formatted(newer()));
        assertThat(exists(WANTED + "picolight.service")).isTrue();
        assertThat(exists(WANTED + "picolight-aot.service")).isFalse();
    }

    @Test
    void removedItLeavesSettingsAndReinstalledItHasThem() throws IOException {
        install();
        Files.writeString(root.resolve(SETTINGS), EDITED);
        dpkgEndsWell("-r picolight");
        assertThat(status()).startsWith("rc");
        assertThat(text(SETTINGS)).isEqualTo(EDITED);
        assertThat(exists("usr/share/picolight")).isFalse();
        assertThat(exists("usr/bin/picolight")).isFalse();
        install();
        assertThat(text(SETTINGS)).isEqualTo(EDITED);
        assertThat(status()).startsWith("ii");
    }

    @Test
    void purgedItLeavesNothingButItsLockedUser() throws IOException {
        install();
        Command.output("systemctl --root='%s' --quiet enable picolight.service".formatted(root));
        for (String file :
                List.of(
                        "var/lib/picolight/java-crash.log",
                        "var/cache/picolight/1-2.aot",
                        "etc/picolight/password",
                        "etc/credstore/picolight.broker-password",
                        "etc/credstore/of-another")) {
            Files.createDirectories(root.resolve(file).resolve("..").normalize());
            Files.writeString(root.resolve(file), "");
        }
        dpkgEndsWell("-P picolight");
        assertThat(leftOvers()).isEmpty();
        assertThat(exists("etc/credstore/of-another")).isTrue();
        assertThat(text("etc/passwd")).contains("picolight:");
        install();
        assertThat(status()).startsWith("ii");
    }

    private List<String> leftOvers() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.map(file -> root.relativize(file).toString())
                    .filter(file -> file.contains("picolight"))
                    .toList();
        }
    }
}
