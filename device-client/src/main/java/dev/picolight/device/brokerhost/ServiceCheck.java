package dev.picolight.device.brokerhost;

import dev.picolight.device.brokerhost.Programs.Outcome;
import dev.picolight.device.mqtt.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether Mosquitto runs, since when, and what it says.
///
/// @param broker its files; empty: they were not found
record ServiceCheck(
        ProcessFiles files, Programs programs, Optional<BrokerFiles> broker, ZoneId zone) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /// The kernel counts a process's start from the boot, whose date is known to the second.
    private static final Duration UNCERTAIN = Duration.ofSeconds(2);

    private static final String LOOK = "systemctl status mosquitto";
    private static final int LINE_MAX = 200;

    /// What there is to say.
    List<HereFinding> findings() throws InterruptedException {
        List<HereFinding> findings = new ArrayList<>();
        Optional<RunningProcess> process =
                broker.flatMap(BrokerFiles::process)
                        .or(() -> files.mosquittos().stream().findFirst());
        String state = answer("is-active");
        switch (state) {
            case "active" -> {
                String enabled = answer("is-enabled");
                findings.add(finding(HereCause.SERVICE_RUNS, state + ", " + enabled));
                if (enabled.equals("disabled")) {
                    findings.add(
                            finding(HereCause.SERVICE_NOT_ENABLED, enabled)
                                    .next("sudo systemctl enable mosquitto"));
                }
            }
            case "inactive", "failed", "activating", "deactivating" ->
                    findings.add(
                            process.map(this::runs)
                                    .orElseGet(() ->
                                            finding(HereCause.SERVICE_DOES_NOT_RUN, state)
                                                    .next(LOOK)));
            default -> findings.add(withoutSystemd(process));
        }
        process.flatMap(RunningProcess::started).ifPresent(start -> findings.addAll(edited(start)));
        findings.addAll(new BrokerLog(programs, broker, process).findings());
        return findings;
    }

    /// One word of the service manager; empty where it does not run.
    private String answer(String question) throws InterruptedException {
        return programs.run("systemctl", question, "mosquitto") instanceof Outcome.Ended ended
                        && !ended.lines().isEmpty()
                        && ended.lines().getFirst().matches("[a-z-]{1,40}")
                ? ended.lines().getFirst()
                : "";
    }

    private HereFinding runs(RunningProcess process) {
        return finding(
                        HereCause.PROCESS_RUNS,
                        process.id(),
                        process.started().map(it -> shown(it, zone)).orElse("?"))
                .seen(Shown.bounded(String.join(" ", process.command()), LINE_MAX));
    }

    private HereFinding withoutSystemd(Optional<RunningProcess> process) {
        return process.map(this::runs)
                .orElseGet(() ->
                        files.areThere()
                                ? finding(HereCause.NO_PROCESS).next("ps -e | grep mosquitto")
                                : finding(HereCause.PROCESSES_NOT_SEEN)
                                        .next("ps -e | grep mosquitto"));
    }

    private List<HereFinding> edited(Instant start) {
        List<HereFinding> findings = new ArrayList<>();
        for (Path file : broker.map(it -> it.reading().files()).orElse(List.of())) {
            lastEdit(file)
                    .filter(edit -> edit.isAfter(start.plus(UNCERTAIN)))
                    .ifPresent(edit ->
                            findings.add(
                                    finding(
                                                    HereCause.EDITED_NOT_RESTARTED,
                                                    file,
                                                    shown(edit, zone),
                                                    shown(start, zone))
                                            .next("sudo systemctl restart mosquitto")));
        }
        return findings;
    }

    private static Optional<Instant> lastEdit(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static String shown(Instant instant, ZoneId zone) {
        return DATE.format(instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }

    private static HereFinding finding(HereCause cause, Object... facts) {
        return HereFinding.of(HereStep.SERVICE, cause, facts);
    }
}
