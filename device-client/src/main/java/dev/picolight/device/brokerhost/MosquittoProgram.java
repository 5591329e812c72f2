package dev.picolight.device.brokerhost;

import dev.picolight.device.brokerhost.Programs.Outcome;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The program, as it is installed.
final class MosquittoProgram {
    private static final Pattern VERSION = Pattern.compile("mosquitto version (\\d+)\\.\\d+");

    private MosquittoProgram() {}

    /// Whether there is none.
    static boolean isMissing(Programs programs) throws InterruptedException {
        return programs.run("mosquitto", "-h") instanceof Outcome.Missing;
    }

    /// The first number of its version; empty when it cannot be asked.
    static Optional<Integer> version(Programs programs) throws InterruptedException {
        return programs.run("mosquitto", "-h") instanceof Outcome.Ended ended
                ? ended.lines().stream()
                        .map(VERSION::matcher)
                        .filter(Matcher::find)
                        .map(it -> Integer.parseInt(it.group(1)))
                        .findFirst()
                : Optional.empty();
    }
}
