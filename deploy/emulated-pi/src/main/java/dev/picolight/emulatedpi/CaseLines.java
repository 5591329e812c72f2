package dev.picolight.emulatedpi;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/// Tells a person how each case went, as soon as it has ended.
final class CaseLines implements TestExecutionListener {
    private final PrintWriter out;
    private final Map<TestIdentifier, Long> starts = new ConcurrentHashMap<>();
    private final Map<TestIdentifier, String> seen = new ConcurrentHashMap<>();
    private int passed;
    private int failed;

    CaseLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        starts.put(test, System.nanoTime());
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        seen.merge(
                test,
                String.join(", ", entry.getKeyValuePairs().values()),
                (before, more) -> before + ", " + more);
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        double seconds = (System.nanoTime() - starts.getOrDefault(test, System.nanoTime())) / 1e9;
        if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            if (test.isTest()) {
                passed++;
                String detail = seen.get(test);
                out.printf(
                        "✓ %s (%s)%n",
                        test.getDisplayName(),
                        detail == null ? "%.1f s".formatted(seconds) : detail);
            }
        } else {
            failed++;
            String words =
                    result.getThrowable().map(CaseLines::words).orElse(result.getStatus().name());
            out.printf("✗ %s%n%s", test.getDisplayName(), words.indent(4));
        }
        out.flush();
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        failed++;
        out.printf("✗ %s%n    was not run: %s%n", test.getDisplayName(), reason);
    }

    private static String words(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }

    /// Prints the sum.
    ///
    /// @return whether all passed, and there was at least one
    synchronized boolean sumUp() {
        out.printf("%d passed, %d failed%n", passed, failed);
        out.flush();
        return failed == 0 && passed > 0;
    }
}
