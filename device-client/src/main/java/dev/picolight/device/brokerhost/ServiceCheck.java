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
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Whether Mosquitto runs, since when, and what it says.
///
/// @param broker its files; empty: they were not found
/// @param port that the device uses
record ServiceCheck(
        ProcessFiles files,
        Programs programs,
        Optional<BrokerFiles> broker,
        int port,
        ZoneId zone) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /// The kernel counts a process's start from the boot, whose date is known to the second.
    private static final Duration UNCERTAIN = Duration.ofSeconds(2);

    /// What the service manager says of a service that it may not know; nothing where it does not
    /// run.
    private static final Set<String> UNSTARTED = Set.of("", "inactive");

    private static final String LOOK = "systemctl status mosquitto";
    private static final int LINE_MAX = 200;

    /// What there is to say.
    List<HereFinding> findings() throws InterruptedException {
        List<HereFinding> findings = new ArrayList<>();
        Optional<RunningProcess> process =
                broker.flatMap(BrokerFiles::process)
                        .or(() -> files.mosquittos().stream().findFirst());
        String state = answer("is-active");
        if (process.isEmpty()
                && files.areThere()
                && UNSTARTED.contains(state)
                && MosquittoProgram.isMissing(programs)) {
            return List.of(
                    finding(HereCause.PROGRAM_MISSING).next("sudo apt-get install mosquitto"));
        }
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
        process.ifPresent(
                it -> it.started().ifPresent(start -> findings.addAll(edited(it, start))));
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

    /// A file may be newer for nothing but a comment; that a listener is missing is seen.
    private List<HereFinding> edited(RunningProcess process, Instant start) {
        Map<Path, Instant> edits = new TreeMap<>();
        for (Path file : broker.map(it -> it.reading().files()).orElse(List.of())) {
            lastEdit(file)
                    .filter(edit -> edit.isAfter(start.plus(UNCERTAIN)))
                    .ifPresent(edit -> edits.put(file, edit));
        }
        if (edits.isEmpty()) {
            return List.of();
        }
        List<ExpectedSocket> missing = notOpen(process);
        if (missing.isEmpty()) {
            return edits.entrySet().stream()
                    .map(it ->
                            late(HereCause.EDITED_NOT_RESTARTED, it.getKey(), it.getValue(), start))
                    .toList();
        }
        return List.of(
                late(
                                HereCause.LISTENER_NOT_IN_FORCE,
                                missing.getFirst(),
                                Collections.max(edits.values()),
                                start)
                        .seen(List.copyOf(edits.keySet())));
    }

    private HereFinding late(HereCause cause, Object what, Instant edit, Instant start) {
        return finding(cause, what, shown(edit, zone), shown(start, zone))
                .next("sudo systemctl restart mosquitto");
    }

    /// What the files ask for at the device's port and the process has not opened; nothing where
    /// that cannot be seen.
    private List<ExpectedSocket> notOpen(RunningProcess process) {
        try {
            List<Listening> all = files.listening();
            Map<Long, RunningProcess> owners = files.owners(all);
            List<Listening> own =
                    all.stream()
                            .filter(it ->
                                    Optional.ofNullable(owners.get(it.inode()))
                                            .filter(owner -> owner.id() == process.id())
                                            .isPresent())
                            .toList();
            return own.isEmpty()
                    ? List.of()
                    : broker.stream()
                            .flatMap(it -> it.surelyExpected(port).stream())
                            .filter(it ->
                                    own.stream()
                                            .noneMatch(open ->
                                                    open.port() == it.port()
                                                            && open.address().equals(it.address())))
                            .toList();
        } catch (IOException notLinux) {
            return List.of();
        }
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
