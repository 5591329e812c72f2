package dev.picolight.emulatedpi.pi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The package under test once more, by `dpkg-deb`, with a higher version and nothing else changed:
/// what an upgrade is tried with.
final class NewerPackage {
    private NewerPackage() {}

    /// Makes it.
    ///
    /// @param folder for the work
    /// @throws IOException when `dpkg-deb` is missing or fails
    static Path of(Path deb, Path folder) throws IOException {
        Path tree = folder.resolve("newer");
        Path newer = folder.resolve("newer.deb");
        dpkgDeb("--raw-extract", deb.toString(), tree.toString());
        Path control = tree.resolve("DEBIAN/control");
        Files.writeString(
                control,
                Files.readString(control).replaceFirst("(?m)^Version: (.*)$", "Version: $1+newer"));
        dpkgDeb("--root-owner-group", "-Znone", "--build", tree.toString(), newer.toString());
        delete(tree);
        return newer;
    }

    private static void dpkgDeb(String... arguments) throws IOException {
        Process process =
                new ProcessBuilder(
                                Stream.concat(Stream.of("dpkg-deb"), Stream.of(arguments)).toList())
                        .redirectErrorStream(true)
                        .start();
        try (InputStream words = process.getInputStream()) {
            String said = new String(words.readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException("dpkg-deb could not make a newer package: " + said);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while making a newer package", stopped);
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.toList().reversed()) {
                Files.delete(file);
            }
        }
    }
}
