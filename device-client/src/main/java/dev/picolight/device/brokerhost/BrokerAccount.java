package dev.picolight.device.brokerhost;

import dev.picolight.device.brokerhost.Programs.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The user as whom Mosquitto reads its files: since version 2 it gives up root's rights before.
///
/// @param name as people know it
/// @param groups their numbers
record BrokerAccount(String name, int user, Set<Integer> groups) {
    private static final int READ = 4;
    private static final int ENTER = 1;
    private static final int OTHERS = 0;
    private static final int GROUP = 3;
    private static final int OWNER = 6;

    /// That of the Mosquitto that runs, else the one that the machine knows by this name.
    ///
    /// @param root of the file system
    static Optional<BrokerAccount> of(Optional<RunningProcess> process, String name, Path root) {
        return process.flatMap(it -> ofProcess(it, name)).or(() -> ofMachine(name, root));
    }

    private static Optional<BrokerAccount> ofProcess(RunningProcess process, String name) {
        Optional<String> status = process.files().text(process.id() + "/status");
        List<Integer> users = numbers(status, "Uid:");
        List<Integer> groups = numbers(status, "Gid:");
        if (users.size() < 2 || groups.size() < 2) {
            return Optional.empty();
        }
        Set<Integer> all =
                Stream.concat(Stream.of(groups.get(1)), numbers(status, "Groups:").stream())
                        .collect(Collectors.toUnmodifiableSet());
        return Optional.of(new BrokerAccount(users.get(1) == 0 ? "root" : name, users.get(1), all));
    }

    private static List<Integer> numbers(Optional<String> status, String key) {
        return status.stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(key))
                .flatMap(line -> Stream.of(line.substring(key.length()).strip().split("\\s+", -1)))
                .filter(word -> word.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .toList();
    }

    private static Optional<BrokerAccount> ofMachine(String name, Path root) {
        return entries(root.resolve("etc/passwd"))
                .filter(entry -> entry.length > 3 && entry[0].equals(name))
                .findFirst()
                .map(entry ->
                        new BrokerAccount(
                                name,
                                Integer.parseInt(entry[2]),
                                Stream.concat(
                                                Stream.of(entry[3]),
                                                entries(root.resolve("etc/group"))
                                                        .filter(group -> isMember(group, name))
                                                        .map(group -> group[2]))
                                        .map(Integer::valueOf)
                                        .collect(Collectors.toUnmodifiableSet())));
    }

    private static boolean isMember(String[] group, String name) {
        return group.length > 3 && List.of(group[3].split(",", -1)).contains(name);
    }

    private static Stream<String[]> entries(Path file) {
        try {
            return Files.readAllLines(file).stream().map(line -> line.split(":", -1));
        } catch (IOException notThere) {
            return Stream.empty();
        }
    }

    /// What keeps it from reading a file: the file itself, or a folder above it that it may not
    /// enter. Empty when nothing does, or nobody can tell: access lists are looked at, but not
    /// understood.
    ///
    /// @param file absolute
    Optional<Path> keptOutBy(Path file, Programs programs)
            throws IOException, InterruptedException {
        if (user == 0) {
            return Optional.empty();
        }
        Path real = file.toRealPath();
        for (int i = 0; i <= real.getNameCount(); i++) {
            Path part = i == 0 ? real.getRoot() : real.getRoot().resolve(real.subpath(0, i));
            int wanted = i == real.getNameCount() ? READ : ENTER;
            if (!may(part, wanted) && !hasAccessList(part, programs)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    private boolean may(Path path, int wanted) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(path, "unix:uid,gid,mode");
        int mode = (int) attributes.getOrDefault("mode", 0);
        int shift =
                attributes.get("uid") instanceof Integer owner && owner == user
                        ? OWNER
                        : attributes.get("gid") instanceof Integer group && groups.contains(group)
                                ? GROUP
                                : OTHERS;
        return (mode >> shift & wanted) != 0;
    }

    /// `ls` shows a `+` behind the permissions then.
    private static boolean hasAccessList(Path path, Programs programs) throws InterruptedException {
        return programs.run("ls", "-ld", path.toString()) instanceof Outcome.Ended ended
                && ended.lines().stream().anyMatch(line -> line.matches("\\S{10}\\+ .*"));
    }
}
