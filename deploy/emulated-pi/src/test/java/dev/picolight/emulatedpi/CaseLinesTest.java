package dev.picolight.emulatedpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.emulatedpi.cases.Told;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// What a person reads while the cases run.
class CaseLinesTest {
    private final StringWriter printed = new StringWriter();
    private final CaseLines lines = new CaseLines(new PrintWriter(printed));

    private void run(Class<?> cases) {
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(cases))
                                .build(),
                        lines);
    }

    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class Mixed {
        @Test
        @Order(1)
        @DisplayName("測試訊息: lit")
        void passes(TestReporter told) {
            told.publishEntry(Told.SEEN, "142 ms");
            told.publishEntry(Told.MEASURED, "| publish to pin | 142 ms |");
        }

        @Test
        @Order(2)
        @DisplayName("OFF: dark")
        void fails() {
            assertThat("high").as("pin 17").isEqualTo("low");
        }
    }

    @Test
    void tellEachCaseAndTheSum() {
        run(Mixed.class);
        assertThat(printed.toString())
                .isEqualTo(
                        """
                        ✓ 測試訊息: lit (142 ms)
                        ✗ OFF: dark
                            [pin 17]\s
                            expected: "low"
                             but was: "high"
                        """);
        assertThat(lines.sum()).isEqualTo("1 passed, 1 failed");
        assertThat(lines.isAllWell()).isFalse();
        assertThat(lines.rows()).containsExactly("| publish to pin | 142 ms |");
    }

    static class NeverBooted {
        @BeforeAll
        static void boot() {
            assertThat("a machine").as("QEMU").isEqualTo("started");
        }

        @Test
        void neverRuns() {}
    }

    @Test
    void aMachineThatDoesNotBootIsAFailure() {
        run(NeverBooted.class);
        assertThat(printed.toString()).contains("✗ ", "QEMU");
        assertThat(lines.isAllWell()).isFalse();
    }

    @Test
    void noCaseAtAllIsNoSuccess() {
        assertThat(lines.isAllWell()).isFalse();
    }
}
