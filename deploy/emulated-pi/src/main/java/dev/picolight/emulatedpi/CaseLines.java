package dev.picolight.emulatedpi;

import dev.picolight.emulatedpi.cases.Told;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/// Tells a person how each case went, as soon as it has ended.
final class CaseLines implements TestExecutionListener {
    private static final int INDENT = 4;

    private final PrintWriter out;
    private final Map<TestIdentifier, Long> starts = new HashMap<>();
    private final Map<TestIdentifier, String> seen = new HashMap<>();
    private final List<String> rows = new ArrayList<>();
    private int passed;
    private int failed;

    /// @param out shows what it is told to print at once
    CaseLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void executionStarted(TestIdentifier test) {
        starts.put(test, System.nanoTime());
    }

    @Override
    public synchronized void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        entry.getKeyValuePairs()
                .forEach((key, value) -> {
                    if (key.equals(Told.MEASURED)) {
                        rows.add(value);
                    } else {
                        seen.put(test, value);
                    }
                });
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == Status.SUCCESSFUL) {
            if (test.isTest()) {
                passed++;
                out.printf("✓ %s (%s)%n", test.getDisplayName(), words(test));
            }
        } else {
            failed++;
            String cause =
                    result.getThrowable().map(CaseLines::words).orElse(result.getStatus().name());
            out.printf("✗ %s%n%s", test.getDisplayName(), cause.indent(INDENT));
        }
        out.flush();
    }

    private String words(TestIdentifier test) {
        String said = seen.get(test);
        if (said != null) {
            return said;
        }
        long start = starts.getOrDefault(test, 0L);
        return "%.1f s".formatted((System.nanoTime() - start) / 1e9);
    }

    private static String words(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.toString() : message.strip();
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        failed++;
        out.printf("✗ %s%n    was not run: %s%n", test.getDisplayName(), reason);
        out.flush();
    }

    /// Rows for the table of measurements.
    synchronized List<String> rows() {
        return List.copyOf(rows);
    }

    /// For example `30 passed, 0 failed`.
    synchronized String sum() {
        return "%d passed, %d failed".formatted(passed, failed);
    }

    /// Whether there was at least one, and none failed.
    synchronized boolean isAllWell() {
        return failed == 0 && passed > 0;
    }
}
