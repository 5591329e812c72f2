package dev.picolight.simulator.interoperability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Holds the tables in `docs/interoperability.md` to what was run, after all other tests have run.
/// What was run now is in `target/interoperability.md`. Versions may differ.
@Order(Integer.MAX_VALUE)
class MatrixIT {
    /// Given, the tables are written anew instead.
    private static final String WRITE = "interoperability.write";

    private static final Path BASE = Path.of(System.getProperty("basedir", ""));
    private static final Path DOCUMENT = BASE.resolve("../docs/interoperability.md").normalize();
    private static final String VERSIONS = "versions";
    private static final String RESULTS = "results";

    @Test
    void theDocumentSaysWhatWasRun() throws IOException {
        List<String> run = new ArrayList<>(Matrix.versions());
        run.add("");
        run.addAll(Matrix.results());
        Files.write(
                Files.createDirectories(BASE.resolve("../target").normalize())
                        .resolve("interoperability.md"),
                run);
        assertThat(Matrix.isEmpty())
                .as(
                        "this test comes after the others: -Dit.test='dev.picolight.simulator.interoperability.*IT'")
                .isFalse();
        Assumptions.assumeTrue(
                Matrix.absent().isEmpty(),
                () ->
                        "the tables cannot be compared, because not everything could be run: "
                                + Matrix.absent());
        List<String> document = Files.readAllLines(DOCUMENT);
        if (Boolean.getBoolean(WRITE)) {
            Files.write(
                    DOCUMENT,
                    replaced(
                            replaced(document, VERSIONS, Matrix.versions()),
                            RESULTS,
                            Matrix.results()));
        } else {
            assertThat(part(document, RESULTS))
                    .as("the tables in %s; if they are to change: -D%s=true", DOCUMENT, WRITE)
                    .isEqualTo(Matrix.results());
            assertThat(names(part(document, VERSIONS))).isEqualTo(names(Matrix.versions()));
        }
    }

    private static List<String> names(List<String> versions) {
        return versions.stream()
                .map(line -> line.replaceFirst("^\\| (.*) \\| .* \\|$", "$1"))
                .toList();
    }

    private static List<String> part(List<String> document, String name) {
        return document.subList(begin(document, name), end(document, name));
    }

    private static List<String> replaced(List<String> document, String name, List<String> by) {
        List<String> lines = new ArrayList<>(document.subList(0, begin(document, name)));
        lines.addAll(by);
        lines.addAll(document.subList(end(document, name), document.size()));
        return lines;
    }

    private static int begin(List<String> document, String name) {
        int at = document.indexOf("<!-- %s, made by MatrixIT -->".formatted(name));
        assertThat(at).as("where %s begin in %s", name, DOCUMENT).isNotNegative();
        return at + 1;
    }

    private static int end(List<String> document, String name) {
        int at = document.indexOf("<!-- end of %s -->".formatted(name));
        assertThat(at).as("where %s end in %s", name, DOCUMENT).isNotNegative();
        return at;
    }
}
