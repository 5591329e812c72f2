package dev.picolight.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.picolight.device.settings.SettingsProblems;
import dev.picolight.device.settings.SettingsReader;
import dev.picolight.device.settings.SettingsReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is in the Debian package and in the tarball, where, and for whom.
class ContentsIT {
    private static final long BYTES_MAX = 5_000_000;

    /// Every file but the jars.
    private static final List<String> FILES =
            List.of(
                    "-rw-r--r-- root/root ./etc/picolight/device.yaml",
                    "lrw-r--r-- root/root ./usr/bin/picolight -> ../share/picolight/bin/picolight",
                    "-rw-r--r-- root/root ./usr/lib/systemd/system/picolight-aot.service",
                    "-rw-r--r-- root/root ./usr/lib/systemd/system/picolight.service",
                    "-rw-r--r-- root/root ./usr/lib/sysusers.d/picolight.conf",
                    "-rw-r--r-- root/root ./usr/lib/udev/rules.d/60-picolight.rules",
                    "-rw-r--r-- root/root ./usr/share/doc/picolight/README.Debian",
                    "-rw-r--r-- root/root ./usr/share/doc/picolight/changelog.gz",
                    "-rw-r--r-- root/root ./usr/share/doc/picolight/copyright",
                    "-rw-r--r-- root/root ./usr/share/doc/picolight/examples/active-low.yaml",
                    "-rw-r--r-- root/root ./usr/share/doc/picolight/examples/broker-on-the-same-machine.yaml",
                    "-rw-r--r-- root/root ./usr/share/doc/picolight/examples/home-assistant.yaml",
                    "-rw-r--r-- root/root ./usr/share/doc/picolight/examples/minimal.yaml",
                    "-rw-r--r-- root/root ./usr/share/doc/picolight/examples/raspberry-pi.yaml",
                    "-rw-r--r-- root/root ./usr/share/doc/picolight/examples/tls.yaml",
                    "-rw-r--r-- root/root ./usr/share/doc/picolight/examples/two-rooms.yaml",
                    "-rw-r--r-- root/root ./usr/share/lintian/overrides/picolight",
                    "-rw-r--r-- root/root ./usr/share/man/man1/picolight.1.gz",
                    "-rwxr-xr-x root/root ./usr/share/picolight/bin/picolight",
                    "-rw-r--r-- root/root ./usr/share/picolight/lib/checksum");

    /// The device and what it needs, by what stands before the version.
    private static final List<String> JARS =
            List.of(
                    "device-client",
                    "jackson-core",
                    "java-diff-utils",
                    "led-driver",
                    "org.eclipse.paho.mqttv5.client",
                    "pi4j-core",
                    "pi4j-library-gpiod",
                    "pi4j-plugin-gpiod",
                    "pi4j-plugin-raspberrypi",
                    "picocli",
                    "prometheus-metrics-config",
                    "prometheus-metrics-exporter-common",
                    "prometheus-metrics-exporter-httpserver",
                    "prometheus-metrics-exposition-textformats",
                    "prometheus-metrics-model",
                    "slf4j-api",
                    "slf4j-simple",
                    "snakeyaml-engine");

    /// Where the tarball has what the Debian package has elsewhere; folders end with a slash.
    private static final Map<String, String> PLACES =
            new TreeMap<>(
                    Map.of(
                            "bin/", "usr/share/picolight/bin/",
                            "lib/", "usr/share/picolight/lib/",
                            "examples/", "usr/share/doc/picolight/examples/",
                            "systemd/sysusers.conf", "usr/lib/sysusers.d/picolight.conf",
                            "systemd/60-picolight.rules", "usr/lib/udev/rules.d/60-picolight.rules",
                            "systemd/picolight", "usr/lib/systemd/system/picolight",
                            "device.yaml", "etc/picolight/device.yaml",
                            "doc/copyright", "usr/share/doc/picolight/copyright"));

    @TempDir Path folder;

    /// `-rw-r--r-- root/root 223 2026-11-21 00:00 ./usr/…` without size and date.
    private static List<String> listed() {
        Command.need("dpkg-deb", "dpkg");
        return Command.output("dpkg-deb -c '%s'".formatted(Built.DEB))
                .lines()
                .map(line -> line.replaceAll("^(\\S+ \\S+) +\\d+ \\S+ \\S+ ", "$1 "))
                .toList();
    }

    private static String field(String name) {
        Command.need("dpkg-deb", "dpkg");
        return Command.output("dpkg-deb -f '%s' %s".formatted(Built.DEB, name)).strip();
    }

    @Test
    void everyFileIsWhereDebianExpectsItAndBelongsToRoot() {
        List<String> files =
                listed().stream()
                        .filter(line -> !line.startsWith("d") && !line.endsWith(".jar"))
                        .toList();
        assertThat(files).containsExactlyInAnyOrderElementsOf(FILES);
        assertThat(listed())
                .filteredOn(line -> line.startsWith("d"))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("drwxr-xr-x root/root ./"));
    }

    @Test
    void theJarsAreThoseOfTheDeviceAndNoOthers() {
        List<String> jars =
                listed().stream()
                        .filter(line -> line.endsWith(".jar"))
                        .map(line ->
                                line.replaceFirst(
                                        "^-rw-r--r-- root/root ./usr/share/picolight/lib/", ""))
                        .map(jar -> jar.replaceFirst("-\\d.*", ""))
                        .toList();
        assertThat(jars).containsExactlyInAnyOrderElementsOf(JARS);
    }

    @Test
    void bothAreSmall() throws IOException {
        assertThat(Files.size(Built.DEB)).isLessThan(BYTES_MAX);
        assertThat(Files.size(Built.TARBALL)).isLessThan(BYTES_MAX);
    }

    @Test
    void theDebianPackageSaysWhatItIsAndNeeds() {
        assertThat(field("Package")).isEqualTo("picolight");
        assertThat(field("Version")).isEqualTo(Built.DEBIAN_VERSION);
        assertThat(field("Architecture")).isEqualTo("all");
        assertThat(field("Depends"))
                .startsWith("openjdk-25-jre-headless | java25-runtime-headless");
        assertThat(field("Recommends")).isEqualTo("mosquitto-clients");
    }

    @Test
    void theSettingsAreTheOneFileThatAnUpgradeAsksAbout() {
        Path control = Built.unpackControl(folder.resolve("control"));
        assertThat(Built.text(control.resolve("conffiles")))
                .isEqualTo("/etc/picolight/device.yaml\n");
    }

    @Test
    void dpkgFindsEveryFileAsItWasPacked() {
        Path files = Built.unpackDeb(folder.resolve("files"));
        Path control = Built.unpackControl(folder.resolve("control"));
        Command check =
                Command.run(
                        files,
                        Map.of(),
                        "md5sum --check --strict '%s'".formatted(control.resolve("md5sums")));
        assertThat(check.code()).as(check.printed()).isZero();
        assertThat(check.printed().lines()).hasSize(FILES.size() - 1 + JARS.size()); // no link
    }

    @Test
    void theTarballHasTheSameFiles() throws IOException {
        Path tarball = Built.unpackTarball(folder);
        Path deb = Built.unpackDeb(folder.resolve("deb"));
        Set<String> found = new TreeSet<>();
        for (String file : Built.files(tarball)) {
            Optional<Map.Entry<String, String>> place =
                    PLACES.entrySet().stream()
                            .filter(each -> file.startsWith(each.getKey()))
                            .findFirst();
            if (place.isPresent()) {
                found.add(place.get().getKey());
                String there =
                        place.get().getValue() + file.substring(place.get().getKey().length());
                assertThat(deb.resolve(there))
                        .as(file)
                        .hasSameBinaryContentAs(tarball.resolve(file));
            } else {
                found.add(file);
            }
        }
        Set<String> expected = new TreeSet<>(PLACES.keySet());
        expected.addAll(List.of("LICENSE", "man/picolight.1"));
        assertThat(found).isEqualTo(expected);
        assertThat(Built.files(tarball.resolve("lib")))
                .isEqualTo(Built.files(deb.resolve("usr/share/picolight/lib")));
        assertThat(Built.files(tarball.resolve("examples")))
                .isEqualTo(Built.files(deb.resolve("usr/share/doc/picolight/examples")));
        assertThat(Files.isExecutable(tarball.resolve("bin/picolight"))).isTrue();
    }

    @Test
    void theTarballBelongsToRootAsWell() {
        assertThat(Command.output("tar -tvzf '%s'".formatted(Built.TARBALL)).lines())
                .allMatch(line -> line.contains(" root/root "));
    }

    /// The settings that are installed, and every sample, are read without a problem.
    @Test
    void theSettingsAreRight() {
        Path deb = Built.unpackDeb(folder.resolve("deb"));
        Path examples = deb.resolve("usr/share/doc/picolight/examples");
        SettingsReader reader = SettingsReader.forThisMachine();
        assertThat(problems(reader, deb.resolve("etc/picolight/device.yaml"))).isEmpty();
        Built.files(examples).stream()
                // these want files with a password or with certificates
                .filter(file -> !Set.of("raspberry-pi.yaml", "tls.yaml").contains(file))
                .forEach(file ->
                        assertThat(problems(reader, examples.resolve(file))).as(file).isEmpty());
    }

    private static String problems(SettingsReader reader, Path file) {
        return switch (reader.read(file)) {
            case SettingsReading.Accepted(_, var warnings) ->
                    warnings.stream().map(Object::toString).collect(Collectors.joining("\n"));
            case SettingsProblems problems -> problems.toString();
        };
    }

    /// Without which a start cache of other jars would be taken for one of these.
    @Test
    void theChecksumOfTheJarsIsAmongThem() {
        String checksum = Built.text(Built.unpackTarball(folder).resolve("lib/checksum"));
        if (!checksum.matches("[0-9a-f]{64}\n")) {
            fail("lib/checksum is «%s»", checksum);
        }
    }
}
