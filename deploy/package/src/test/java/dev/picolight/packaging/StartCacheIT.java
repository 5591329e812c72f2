package dev.picolight.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The start cache of the installed program: recorded once, used when it fits, and never a reason
/// for one word more or for an error.
class StartCacheIT {
    private static final String VERSION = "picolight " + Built.VERSION + "\n";

    @TempDir static Path sandbox;
    private static Path home = Path.of("");
    private static Path recorded = Path.of("");

    private final Map<String, String> environment = new HashMap<>();
    private Path cache = Path.of("");

    @BeforeAll
    static void record() throws IOException {
        home = Built.unpackTarball(sandbox);
        Path caches = sandbox.resolve("recorded 客廳");
        Command command =
                Command.run(
                        sandbox,
                        Map.of(
                                "JAVA_HOME",
                                System.getProperty("java.home"),
                                "XDG_CACHE_HOME",
                                caches.toString()),
                        "'%s/bin/picolight' aot-cache".formatted(home));
        assertThat(command.code()).as(command.printed()).isZero();
        assertThat(command.printed()).contains("start cache recorded for");
        List<String> files = Built.files(caches);
        assertThat(files).hasSize(1);
        assertThat(files.getFirst()).endsWith(".aot");
        recorded = caches.resolve(files.getFirst());
    }

    @BeforeEach
    void copy() throws IOException {
        Path caches = Files.createTempDirectory(sandbox, "caches");
        cache = caches.resolve("picolight").resolve(recorded.getFileName());
        Files.createDirectories(caches.resolve("picolight"));
        Files.copy(recorded, cache);
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("XDG_CACHE_HOME", caches.toString());
    }

    private Command picolight(String arguments) {
        return Command.run(
                sandbox, environment, "'%s/bin/picolight' %s".formatted(home, arguments));
    }

    private boolean isUsed() {
        environment.put("PICOLIGHT_JAVA_OPTS", "-Xlog:class+load=info:stdout");
        String loaded = picolight("version").printed();
        environment.remove("PICOLIGHT_JAVA_OPTS");
        return loaded.contains("dev.picolight.device.app.Main source: shared objects file");
    }

    @Test
    void isUsed_andNotMadeAnew() throws IOException {
        assertThat(isUsed()).isTrue();
        FileTime made = Files.getLastModifiedTime(cache);
        assertThat(picolight("aot-cache")).isEqualTo(new Command(0, ""));
        assertThat(Files.getLastModifiedTime(cache)).isEqualTo(made);
        assertThat(picolight("version")).isEqualTo(new Command(0, VERSION));
    }

    @Test
    void isPassedOverWithoutAWordWhenItIsBroken() throws IOException {
        byte[] bytes = Files.readAllBytes(recorded);
        byte[] noise = new byte[bytes.length];
        new Random(1).nextBytes(noise);
        for (byte[] broken :
                List.of(
                        new byte[0],
                        noise,
                        new byte[bytes.length],
                        Arrays.copyOf(bytes, bytes.length / 2),
                        Arrays.copyOf(bytes, 100))) {
            Files.write(cache, broken);
            assertThat(picolight("version")).isEqualTo(new Command(0, VERSION));
            assertThat(isUsed()).isFalse();
        }
    }

    @Test
    void isPassedOverWithoutAWordWhenTheJvmRefusesIt() {
        environment.put("PICOLIGHT_JAVA_OPTS", "-XX:+UseCompactObjectHeaders");
        assertThat(picolight("version")).isEqualTo(new Command(0, VERSION));
    }

    @Test
    void isPassedOverWhenOneOfTheJarsHasChanged() throws IOException {
        Path checksum = home.resolve("lib/checksum");
        String before = Files.readString(checksum);
        try {
            Files.writeString(checksum, "another");
            assertThat(isUsed()).isFalse();
            assertThat(picolight("version")).isEqualTo(new Command(0, VERSION));
        } finally {
            Files.writeString(checksum, before);
        }
        Path jar = home.resolve("lib/picocli-" + picocliVersion() + ".jar");
        FileTime date = Files.getLastModifiedTime(jar);
        try {
            Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
            assertThat(picolight("version")).isEqualTo(new Command(0, VERSION));
        } finally {
            Files.setLastModifiedTime(jar, date);
        }
    }

    /// A part that is missing must be missed, although the cache has its classes.
    @Test
    void isPassedOverWhenOneOfTheJarsIsGone() throws IOException {
        String name =
                Built.files(home.resolve("lib")).stream()
                        .filter(jar -> jar.startsWith("pi4j-library-gpiod-"))
                        .findFirst()
                        .orElseThrow();
        Path jar = home.resolve("lib").resolve(name);
        Path away = sandbox.resolve(name);
        Files.move(jar, away);
        try {
            assertThat(isUsed()).isFalse();
            assertThat(picolight("version")).isEqualTo(new Command(0, VERSION));
        } finally {
            Files.move(away, jar);
        }
        assertThat(isUsed()).isTrue();
    }

    private static String picocliVersion() {
        return Built.files(home.resolve("lib")).stream()
                .filter(jar -> jar.startsWith("picocli-"))
                .map(jar -> jar.replaceAll("picocli-|\\.jar", ""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void isMadeAnewForAnotherJava_andTheOldOneIsThrownAway() throws IOException {
        Path old = cache.resolveSibling("1-2.aot");
        Files.move(cache, old, StandardCopyOption.ATOMIC_MOVE);
        Files.createDirectory(cache.resolveSibling("new-99")); // of a recording that was killed
        assertThat(isUsed()).isFalse();
        assertThat(picolight("aot-cache").code()).isZero();
        assertThat(Built.files(cache.resolveSibling(".").normalize()))
                .containsExactly(cache.getFileName().toString());
        assertThat(isUsed()).isTrue();
    }

    /// A JVM that refuses every option that records, or that fails.
    @Test
    void isNoErrorWhereNoneCanBeMade() throws IOException {
        Path java = Files.createDirectories(sandbox.resolve("failing/bin")).resolve("java");
        Files.writeString(sandbox.resolve("failing/release"), "JAVA_VERSION=\"25.0.3\"\n");
        Path server = Files.createDirectories(sandbox.resolve("failing/lib/server"));
        Files.writeString(server.resolve("libjvm.so"), "");
        Files.writeString(
                java,
                "#!/bin/sh\necho \"$*\" >>'%s'\nexit 1\n".formatted(sandbox.resolve("calls")));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        environment.put("JAVA_HOME", sandbox.resolve("failing").toString());
        Command first = picolight("aot-cache");
        assertThat(first.code()).isZero();
        assertThat(first.printed()).contains("no start cache", "only slower");
        assertThat(Files.readAllLines(sandbox.resolve("calls")))
                .hasSize(2)
                .anyMatch(call -> call.contains("-XX:AOTCacheOutput="))
                .anyMatch(call -> call.contains("-XX:ArchiveClassesAtExit="));
        assertThat(picolight("aot-cache")).isEqualTo(new Command(0, ""));
        assertThat(Files.readAllLines(sandbox.resolve("calls"))).as("not tried again").hasSize(2);
    }

    @Test
    void isNoErrorWhereThereIsNoPlaceForIt() throws IOException {
        Path file = Files.writeString(sandbox.resolve("file"), "");
        environment.put("XDG_CACHE_HOME", file.toString());
        Command command = picolight("aot-cache");
        assertThat(command.code()).isZero();
        assertThat(command.printed()).contains("cannot write to " + file);
        assertThat(picolight("version")).isEqualTo(new Command(0, VERSION));
    }

    /// Whoever can write it could make its reader run anything.
    @Test
    void isNotTakenFromAnotherUser() {
        if (!Command.output("id -u").strip().equals("0")) {
            assertThat(Command.run("chown 1 '%s'".formatted(cache)).code()).isNotZero();
            return; // only root can give files away, and so try this
        }
        assertThat(isUsed()).isTrue();
        Command.output("chown 1 '%s'".formatted(cache));
        assertThat(isUsed()).isFalse();
    }
}
