package dev.picolight.device.brokerhost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A process of this machine, by its files in `/proc`.
///
/// @param id its number
record RunningProcess(ProcessFiles files, long id) {
    private static final Pattern CONTAINER =
            Pattern.compile("(docker|libpod|containerd|kubepods|lxc)[^\\n]*");
    private static final Pattern BOOT = Pattern.compile("(?m)^btime (\\d+)$");

    /// Ticks of a second in `/proc`, on every Linux that Java runs on (`getconf CLK_TCK`).
    private static final long TICKS = 100;

    /// Its short name.
    String name() {
        return text("comm").map(String::strip).orElse("");
    }

    /// Its command line, the program first; empty when it has ended.
    List<String> command() {
        return text("cmdline")
                .map(line -> List.of(line.replaceFirst("\0$", "").split("\0", -1)))
                .orElse(List.of());
    }

    /// Where it was started, if this user may know.
    Optional<Path> directory() {
        try {
            return Optional.of(Files.readSymbolicLink(files.root().resolve(id + "/cwd")));
        } catch (IOException notPermitted) {
            return Optional.empty();
        }
    }

    /// Whether it runs in a container of its own, where it sees other files.
    boolean isInAnotherContainer() {
        Optional<String> its = container(text("cgroup"));
        return its.isPresent() && !its.equals(container(files.text("self/cgroup")));
    }

    private static Optional<String> container(Optional<String> groups) {
        return groups.map(CONTAINER::matcher).filter(Matcher::find).map(Matcher::group);
    }

    /// When it was started, by the machine's clock of now.
    Optional<Instant> started() {
        Optional<Long> ticks = text("stat").flatMap(RunningProcess::startTicks);
        Optional<Long> boot =
                files.text("stat")
                        .map(BOOT::matcher)
                        .filter(Matcher::find)
                        .map(it -> Long.parseLong(it.group(1)));
        return boot.flatMap(seconds ->
                ticks.map(it ->
                        Instant.ofEpochSecond(seconds).plus(Duration.ofMillis(it * 1000 / TICKS))));
    }

    /// The 22nd field; the second, the name, is in brackets and may hold spaces.
    private static Optional<Long> startTicks(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        return fields.length > 19 ? Optional.of(Long.parseLong(fields[19])) : Optional.empty();
    }

    /// The value behind the last of these options on its command line.
    Optional<String> option(String... names) {
        List<String> words = command();
        Optional<String> value = Optional.empty();
        for (int i = 1; i + 1 < words.size(); i++) {
            if (List.of(names).contains(words.get(i))) {
                value = Optional.of(words.get(i + 1));
            }
        }
        return value;
    }

    private Optional<String> text(String file) {
        return files.text(id + "/" + file);
    }
}
