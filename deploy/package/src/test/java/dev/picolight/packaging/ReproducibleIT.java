package dev.picolight.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same sources make the same package, byte by byte, wherever and whenever they are built.
///
/// With an umask of 022 or 002: jars note one that forbids more, so `./picolight package` sets it.
class ReproducibleIT {
    private static final Path TREE = Built.MODULE.resolve("../..").normalize();

    @TempDir Path sandbox;

    @Test
    void anotherFolderAnotherTimeAnotherLocaleAnotherUmaskTheSamePackage() throws IOException {
        Path copy = Files.createDirectory(sandbox.resolve("another folder"));
        Command build =
                Command.run(
                        copy,
                        Map.of(
                                "JAVA_HOME", System.getProperty("java.home"),
                                "LC_ALL", "C",
                                "TZ", "Asia/Taipei"),
                        """
                        umask 002
                        set -e
                        (cd '%s' && tar -cf - --exclude=target --exclude=.git .) | tar -xmf - --no-same-permissions
                        '%s/bin/mvn' -B -q -o -Dmaven.repo.local='%s' -pl deploy/package -am -Dpicolight.target=elsewhere -DskipTests package
                        """
                                .formatted(
                                        TREE,
                                        System.getProperty("picolight.maven"),
                                        System.getProperty("picolight.repository")));
        assertThat(build.code()).as(build.printed()).isZero();
        Path built = copy.resolve("deploy/package/elsewhere");
        for (Path file : new Path[] {Built.DEB, Built.TARBALL}) {
            assertThat(built.resolve(file.getFileName())).hasSameBinaryContentAs(file);
        }
    }
}
