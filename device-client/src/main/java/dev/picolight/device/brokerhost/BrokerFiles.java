package dev.picolight.device.brokerhost;

import dev.picolight.device.brokersetup.ConfigReading;
import java.net.Inet4Address;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Mosquitto's configuration as far as it can be read, and who reads it.
///
/// @param process the Mosquitto that runs; empty: none does, or another file was asked for
/// @param main its main file; empty: it was started without
/// @param version the first number of Mosquitto's; empty: unknown
record BrokerFiles(
        Optional<RunningProcess> process,
        Optional<Path> main,
        ConfigReading reading,
        MosquittoSettings settings,
        Optional<Integer> version) {
    /// Reads them.
    static BrokerFiles read(
            Optional<RunningProcess> process, Optional<Path> main, Optional<Integer> version) {
        Path directory = process.flatMap(RunningProcess::directory).orElse(Path.of("/"));
        ConfigReading reading =
                main.map(file -> ConfigReading.of(file, directory))
                        .orElseGet(() -> new ConfigReading(List.of(), List.of(), List.of()));
        return new BrokerFiles(
                process, main, reading, MosquittoSettings.of(reading.lines()), version);
    }

    /// Whether every file could be read: only then something can be said to be missing.
    boolean areComplete() {
        return reading.troubles().stream().allMatch(it -> it.includedBy().isPresent());
    }

    /// A file that a line names.
    Path named(String name) {
        return process.flatMap(RunningProcess::directory).orElse(Path.of("/")).resolve(name);
    }

    /// Mosquitto 2 lets in nobody who is not known, and listens on the machine alone, unless told
    /// otherwise.
    boolean isVersion1() {
        return version.filter(it -> it < 2).isPresent();
    }

    /// What it opens when it is started with these files; nothing when it refuses them. May ask for
    /// names of hosts.
    ///
    /// @param given the port of the command line, which counts without any listener
    List<ExpectedSocket> expected(int given) {
        boolean nameless =
                settings.listeners().stream()
                        .anyMatch(it -> it.isTcp() && ExpectedSocket.of(it).isEmpty());
        if (!reading.troubles().isEmpty()
                || settings.areRefused()
                || settings.haveClash()
                || nameless) {
            return List.of();
        }
        if (settings.listeners().isEmpty()) {
            return isVersion1() ? ExpectedSocket.onAll(given) : ExpectedSocket.onThisMachine(given);
        }
        return settings.listeners().stream().flatMap(it -> ExpectedSocket.of(it).stream()).toList();
    }

    /// The sockets for IPv4 at this port that the files ask for, as far as that is sure.
    List<ExpectedSocket> surelyExpected(int port) {
        boolean onInterface =
                settings.listeners().stream()
                        .anyMatch(it -> it.options().containsKey("bind_interface"));
        return settings.listeners().isEmpty() || onInterface
                ? List.of()
                : expected(port).stream()
                        .filter(it -> it.port() == port && it.address() instanceof Inet4Address)
                        .toList();
    }

    /// The main file, for people.
    String shownMain() {
        return main.map(Path::toString).orElse("mosquitto");
    }
}
