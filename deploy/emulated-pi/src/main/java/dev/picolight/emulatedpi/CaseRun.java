package dev.picolight.emulatedpi;

import dev.picolight.emulatedpi.cases.ControlCases;
import dev.picolight.emulatedpi.cases.EndCases;
import dev.picolight.emulatedpi.cases.LatencyCases;
import dev.picolight.emulatedpi.cases.MessageCases;
import dev.picolight.emulatedpi.cases.NetworkCases;
import dev.picolight.emulatedpi.cases.PackageCases;
import dev.picolight.emulatedpi.cases.PiExtension;
import dev.picolight.emulatedpi.cases.PurgeCases;
import dev.picolight.emulatedpi.cases.RefusalCases;
import dev.picolight.emulatedpi.cases.ServiceCases;
import dev.picolight.emulatedpi.pi.EmulatedPi;
import dev.picolight.emulatedpi.pi.Setup;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.reporting.legacy.xml.LegacyXmlReportGeneratingListener;

/// Runs the cases by JUnit: groups at the same time, each with its Raspberry Pi, and the cases of a
/// group one after the other.
///
/// @param wanted what a case's name must hold
record CaseRun(Setup setup, Pattern wanted) {
    private static final List<CaseGroup> GROUPS =
            List.of(
                    new CaseGroup(
                            "device",
                            EmulatedPi.PERSIST,
                            List.of(
                                    NetworkCases.class,
                                    MessageCases.class,
                                    LatencyCases.class,
                                    ServiceCases.class,
                                    EndCases.class)),
                    new CaseGroup(
                            "package",
                            "",
                            List.of(
                                    PackageCases.class,
                                    RefusalCases.class,
                                    ControlCases.class,
                                    PurgeCases.class)));

    /// Runs them.
    ///
    /// @param lines hears how they go
    void execute(CaseLines lines, PrintWriter out) throws InterruptedException {
        List<Thread> threads =
                GROUPS.stream()
                        .map(group ->
                                Thread.ofPlatform()
                                        .name(group.name())
                                        .start(() -> execute(group, lines, out)))
                        .toList();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void execute(CaseGroup group, CaseLines lines, PrintWriter out) {
        Path logs = setup.logs().resolve(group.name());
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(
                                group.cases().stream()
                                        .map(DiscoverySelectors::selectClass)
                                        .toList())
                        .filters(
                                (PostDiscoveryFilter)
                                        found ->
                                                FilterResult.includedIf(
                                                        !found.isTest()
                                                                || wanted.matcher(
                                                                                found
                                                                                        .getDisplayName())
                                                                        .find()))
                        .configurationParameter(PiExtension.GUEST, setup.guest().toString())
                        .configurationParameter(PiExtension.DEB, setup.deb().toString())
                        .configurationParameter(PiExtension.LOGS, logs.toString())
                        .configurationParameter(PiExtension.KERNEL_OPTIONS, group.kernelOptions())
                        .build();
        LauncherFactory.create()
                .execute(request, lines, new LegacyXmlReportGeneratingListener(logs, out));
    }
}
