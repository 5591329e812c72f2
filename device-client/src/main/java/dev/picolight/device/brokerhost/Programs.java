package dev.picolight.device.brokerhost;

import java.util.List;

/// Runs programs of the machine that only tell.
@FunctionalInterface
public interface Programs {
    /// What has become of one.
    sealed interface Outcome {
        /// It has ended.
        ///
        /// @param lines what it printed, errors among the rest
        record Ended(int exitCode, List<String> lines) implements Outcome {
            public Ended {
                lines = List.copyOf(lines);
            }

            boolean isGood() {
                return exitCode == 0;
            }
        }

        /// There is no such program.
        record Missing() implements Outcome {}

        /// It took too long and was ended.
        record TooSlow() implements Outcome {}
    }

    /// Runs it to its end, for some seconds at most.
    ///
    /// @param command the program's name and its arguments, none of them secret
    Outcome run(String... command) throws InterruptedException;
}
