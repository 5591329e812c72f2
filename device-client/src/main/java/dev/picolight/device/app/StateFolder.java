package dev.picolight.device.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Where a program keeps what it remembers: systemd's `StateDirectory`, else where the XDG Base
/// Directory Specification says.
final class StateFolder {
    private StateFolder() {}

    /// @param environment the variables of the environment
    static Path of(Map<String, String> environment) {
        Optional<Path> systemd =
                absolute(environment, "STATE_DIRECTORY"); // several are separated by colons
        return systemd.or(() -> absolute(environment, "XDG_STATE_HOME").map(StateFolder::ours))
                .orElseGet(() ->
                        ours(
                                absolute(environment, "HOME")
                                        .orElse(Path.of(System.getProperty("user.home", "/")))
                                        .resolve(".local/state")));
    }

    private static Path ours(Path folder) {
        return folder.resolve("picolight");
    }

    private static Optional<Path> absolute(Map<String, String> environment, String variable) {
        return Stream.of(environment.getOrDefault(variable, "").split(":"))
                .filter(text -> text.startsWith("/"))
                .map(Path::of)
                .findFirst();
    }
}
