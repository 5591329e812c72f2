package dev.picolight.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What Maven has built.
final class Built {
    /// The folder with all of it.
    static final Path FOLDER = Path.of(System.getProperty("picolight.built", "")).toAbsolutePath();

    /// The module's folder.
    static final Path MODULE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

    static final String VERSION = System.getProperty("picolight.version", "");
    static final String DEBIAN_VERSION = VERSION.replace("-SNAPSHOT", "~SNAPSHOT");

    static final Path DEB = FOLDER.resolve("picolight_" + DEBIAN_VERSION + "_all.deb");
    static final Path TARBALL = FOLDER.resolve("picolight-" + VERSION + ".tar.gz");

    private Built() {}

    /// Unpacks the tarball.
    ///
    /// @return the one folder that is in it
    static Path unpackTarball(Path where) {
        Command.output("tar -xzf '%s' -C '%s'".formatted(TARBALL, where));
        return where.resolve("picolight-" + VERSION);
    }

    /// Unpacks the files of the Debian package.
    static Path unpackDeb(Path where) {
        Command.need("dpkg-deb", "dpkg");
        Command.output("dpkg-deb -x '%s' '%s'".formatted(DEB, where));
        return where;
    }

    /// Unpacks its control files, the maintainer scripts among them.
    static Path unpackControl(Path where) {
        Command.need("dpkg-deb", "dpkg");
        Command.output("dpkg-deb -e '%s' '%s'".formatted(DEB, where));
        return where;
    }

    /// All files below a folder, relative to it.
    static List<String> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> !Files.isDirectory(file))
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
