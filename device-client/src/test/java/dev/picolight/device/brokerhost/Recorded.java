package dev.picolight.device.brokerhost;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Programs that answer with what was recorded; all others are not installed.
final class Recorded implements Programs {
    private final Map<String, Outcome> outcomes = new HashMap<>();

    /// An answer that went well.
    Recorded says(String command, String printed) {
        return ends(command, 0, printed);
    }

    /// An answer with an exit code.
    Recorded ends(String command, int exitCode, String printed) {
        outcomes.put(command, new Outcome.Ended(exitCode, printed.lines().toList()));
        return this;
    }

    /// No answer in time.
    Recorded hangs(String command) {
        outcomes.put(command, new Outcome.TooSlow());
        return this;
    }

    @Override
    public Outcome run(String... command) {
        return outcomes.getOrDefault(String.join(" ", List.of(command)), new Outcome.Missing());
    }
}
