package dev.picolight.emulatedpi;

import dev.picolight.emulatedpi.cases.MessageCases;
import dev.picolight.emulatedpi.cases.PiExtension;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.reporting.legacy.xml.LegacyXmlReportGeneratingListener;

/// Runs the cases by JUnit.
///
/// @param guest the folder that `build-guest.sh` has made
/// @param deb the package under test
/// @param logs where everything goes that is said, and JUnit's report
/// @param wanted what a case's name must hold
record CaseRun(Path guest, Path deb, Path logs, Pattern wanted) {
    /// Runs them and prints how they went.
    ///
    /// @return whether all passed, and there was at least one
    boolean execute() {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(DiscoverySelectors.selectClass(MessageCases.class))
                        .filters(
                                (PostDiscoveryFilter)
                                        descriptor ->
                                                FilterResult.includedIf(
                                                        !descriptor.isTest()
                                                                || wanted.matcher(
                                                                                descriptor
                                                                                        .getDisplayName())
                                                                        .find()))
                        .configurationParameter(PiExtension.GUEST, guest.toString())
                        .configurationParameter(PiExtension.DEB, deb.toString())
                        .configurationParameter(PiExtension.LOGS, logs.toString())
                        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                        .configurationParameter(
                                "junit.jupiter.execution.parallel.config.executor-service",
                                "WORKER_THREAD_POOL")
                        .configurationParameter(
                                "junit.jupiter.execution.parallel.mode.classes.default",
                                "concurrent")
                        .build();
        CaseLines lines = new CaseLines(out);
        LauncherFactory.create()
                .execute(request, lines, new LegacyXmlReportGeneratingListener(logs, out));
        return lines.sumUp();
    }
}
