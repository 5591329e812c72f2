package dev.picolight.emulatedpi.cases;

import java.time.Duration;
import org.junit.jupiter.api.TestReporter;

/// What a case tells beside that it has passed.
public final class Told {
    /// The key of words that stand behind the case's name.
    public static final String SEEN = "seen";

    /// The key of a line for the table of measurements.
    public static final String MEASURED = "measured";

    private Told() {}

    /// How long after its cause something was seen.
    static void after(TestReporter reporter, Duration time) {
        that(reporter, time.toMillis() + " ms");
    }

    /// A few words.
    static void that(TestReporter reporter, String words) {
        reporter.publishEntry(SEEN, words);
    }

    /// A row of the table of measurements.
    static void row(TestReporter reporter, String what, String figure) {
        reporter.publishEntry(MEASURED, "| %s | %s |".formatted(what, figure));
    }
}
