package dev.picolight.device.brokerhost;

import dev.picolight.device.brokerhost.Programs.Outcome;
import dev.picolight.device.brokersetup.ConfigLine;
import dev.picolight.device.files.FileTrouble;
import dev.picolight.device.mqtt.Shown;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The last lines of trouble that Mosquitto has written, in the journal and in its own log. What it
/// wrote before it was started the last time is past.
///
/// @param process the one that runs; empty: none does
record BrokerLog(
        Programs programs, Optional<BrokerFiles> broker, Optional<RunningProcess> process) {
    private static final int LINES = 5;
    private static final int LINE_MAX = 200;
    private static final int READ_MAX = 65_536;
    private static final Pattern DATED = Pattern.compile("^(\\d{9,11}): .*");
    private static final Predicate<String> TROUBLE =
            Pattern.compile("\\bError\\b|local only mode|Failed to start").asPredicate();

    /// What there is to say.
    List<HereFinding> findings() throws InterruptedException {
        List<HereFinding> findings = new ArrayList<>(journal());
        for (Path file : files()) {
            findings.addAll(of(file));
        }
        return findings;
    }

    private List<HereFinding> journal() throws InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "journalctl",
                                "-u",
                                "mosquitto",
                                "-n",
                                "50",
                                "--no-pager",
                                "-o",
                                "cat"));
        started().ifPresent(start -> command.add("--since=@" + start.getEpochSecond()));
        return programs.run(command.toArray(String[]::new)) instanceof Outcome.Ended ended
                        && ended.isGood()
                ? told("journalctl -u mosquitto", ended.lines())
                : List.of();
    }

    private Optional<Instant> started() {
        return process.flatMap(RunningProcess::started);
    }

    private List<Path> files() {
        return broker.map(it ->
                        it.reading().lines().stream()
                                .filter(line -> line.is("log_dest"))
                                .map(ConfigLine::value)
                                .filter(value -> value.startsWith("file "))
                                .map(value -> it.named(value.substring("file ".length()).strip()))
                                .toList())
                .orElse(List.of());
    }

    private List<HereFinding> of(Path file) {
        try {
            return told("tail " + file, end(file).filter(this::isOfNow).toList());
        } catch (NoSuchFileException notYet) {
            return List.of(); // Mosquitto makes it when it starts
        } catch (IOException notReadable) {
            return List.of(
                    HereFinding.of(
                                    HereStep.SERVICE,
                                    HereCause.LOG_NOT_READABLE,
                                    file,
                                    FileTrouble.words(notReadable))
                            .next("sudo tail " + file));
        }
    }

    private static Stream<String> end(Path file) throws IOException {
        try (SeekableByteChannel log = Files.newByteChannel(file)) {
            long begin = Math.max(0, log.size() - READ_MAX);
            byte[] end = Channels.newInputStream(log.position(begin)).readNBytes(READ_MAX);
            return new String(end, StandardCharsets.UTF_8).lines();
        }
    }

    private boolean isOfNow(String line) {
        Matcher dated = DATED.matcher(line);
        return started().isEmpty()
                || !dated.matches()
                || Long.parseLong(dated.group(1)) >= started().get().getEpochSecond() - 1;
    }

    private static List<HereFinding> told(String command, List<String> lines) {
        List<String> troubles =
                lines.stream()
                        .filter(TROUBLE)
                        .map(line -> Shown.bounded(line, LINE_MAX))
                        .distinct()
                        .toList();
        return troubles.isEmpty()
                ? List.of()
                : List.of(
                        HereFinding.of(HereStep.SERVICE, HereCause.LOG_HAS_ERRORS, command)
                                .seen(
                                        troubles.subList(
                                                Math.max(0, troubles.size() - LINES),
                                                troubles.size()))
                                .next("sudo " + command));
    }
}
