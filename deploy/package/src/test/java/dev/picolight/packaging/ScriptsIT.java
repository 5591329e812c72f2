package dev.picolight.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The shell scripts of the package, and the package as a whole, before the eyes of Debian's
/// checkers.
class ScriptsIT {
    @TempDir Path folder;

    private Path script(String name) {
        return name.equals("picolight")
                ? Built.unpackTarball(folder).resolve("bin/picolight")
                : Built.unpackControl(folder.resolve("control")).resolve(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postinst", "prerm", "postrm", "picolight"})
    void readsAsAShellScript(String name) {
        Command.output("sh -n '%s'".formatted(script(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postinst", "prerm", "postrm", "picolight"})
    void isCleanUnderShellcheck(String name) {
        Command.need("shellcheck", "shellcheck");
        Command check = Command.run("shellcheck '%s'".formatted(script(name)));
        assertThat(check.code()).as(check.printed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postinst", "prerm", "postrm"})
    void stopsAtTheFirstTrouble(String name) {
        assertThat(Built.text(script(name)).lines().limit(2))
                .containsExactly("#!/bin/sh", "set -e");
    }

    @Test
    void lintianHasNeitherErrorsNorWarnings() {
        Command.need("lintian", "lintian");
        Command lintian =
                Command.run(
                        "lintian --allow-root --fail-on error,warning '%s'".formatted(Built.DEB));
        assertThat(lintian.code()).as(lintian.printed()).isZero();
        assertThat(lintian.printed()).doesNotContain("E: ", "W: ");
    }
}
