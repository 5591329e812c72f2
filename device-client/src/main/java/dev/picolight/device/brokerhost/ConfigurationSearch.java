package dev.picolight.device.brokerhost;

import dev.picolight.device.words.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds the file that Mosquitto is started with.
///
/// @param root of the file system
record ConfigurationSearch(ProcessFiles files, Path root) {
    /// Debian and Fedora; snap; Homebrew on Macs of both kinds.
    private static final List<String> USUAL =
            List.of(
                    "etc/mosquitto/mosquitto.conf",
                    "var/snap/mosquitto/common/mosquitto.conf",
                    "opt/homebrew/etc/mosquitto/mosquitto.conf",
                    "usr/local/etc/mosquitto/mosquitto.conf");

    /// What was found.
    ///
    /// @param isKnown whether there is something to read, be it nothing but Mosquitto's defaults
    record Found(
            boolean isKnown,
            Optional<RunningProcess> process,
            Optional<Path> main,
            List<HereFinding> findings) {
        private static Found nothing(HereFinding why) {
            return new Found(false, Optional.empty(), Optional.empty(), List.of(why));
        }
    }

    /// Looks for it.
    ///
    /// @param owner the Mosquitto that has the port open, if one is known
    Found look(Optional<Path> asked, Optional<RunningProcess> owner) {
        if (asked.isPresent()) {
            Optional<RunningProcess> its =
                    running(owner).filter(it -> startedWith(it).equals(asked));
            return new Found(true, its, asked, List.of());
        }
        return running(owner).map(this::of).orElseGet(this::ofMachine);
    }

    private Optional<RunningProcess> running(Optional<RunningProcess> owner) {
        return owner.or(() -> files.mosquittos().stream().findFirst());
    }

    private Found of(RunningProcess process) {
        if (process.isInAnotherContainer()) {
            return Found.nothing(
                    finding(HereCause.BROKER_IN_CONTAINER, process.id()).next("docker ps"));
        }
        Optional<Path> main = startedWith(process);
        List<HereFinding> findings = new ArrayList<>();
        if (main.isEmpty()) {
            findings.add(
                    finding(
                                    HereCause.STARTED_WITHOUT_CONFIGURATION,
                                    process.id(),
                                    usual().map(Path::toString).orElse(USUAL.getFirst()))
                            .seen(String.join(" ", process.command()))
                            .next("systemctl status mosquitto"));
        } else if (!usual().equals(main)) {
            findings.add(
                    finding(HereCause.CONFIGURATION_OF_PROCESS, main.get(), process.id())
                            .seen(String.join(" ", process.command())));
        }
        return new Found(true, Optional.of(process), main, findings);
    }

    private static Optional<Path> startedWith(RunningProcess process) {
        return process.option("-c", "--config-file")
                .map(file -> process.directory().orElse(Path.of("/")).resolve(file).normalize());
    }

    private Found ofMachine() {
        return usual().map(main -> new Found(true, Optional.empty(), Optional.of(main), List.of()))
                .orElseGet(() ->
                        Found.nothing(
                                finding(
                                                HereCause.CONFIGURATION_NOT_FOUND,
                                                USUAL.stream()
                                                        .map(it -> "/" + it)
                                                        .collect(
                                                                Collectors.joining(
                                                                        Words.of(HereWords.class)
                                                                                .or())))
                                        .next("sudo find / -name mosquitto.conf")));
    }

    private Optional<Path> usual() {
        return USUAL.stream().map(root::resolve).filter(Files::exists).findFirst();
    }

    private static HereFinding finding(HereCause cause, Object... facts) {
        return HereFinding.of(HereStep.CONFIGURATION, cause, facts);
    }
}
