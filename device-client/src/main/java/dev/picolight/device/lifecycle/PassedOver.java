package dev.picolight.device.lifecycle;

import dev.picolight.device.lifecycle.DeviceAction.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Keeps the log short when messages come too fast: what is worth a line has one, up to 20 in a
/// second, and of the rest one line a second tells the number.
final class PassedOver {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(1);

    private final RateLimit lines = new RateLimit(RateLimit.PER_SECOND);
    private Optional<Instant> tellAt = Optional.empty();
    private int commands;
    private int untold;

    /// A command that a newer one has overtaken.
    void command(Instant now) {
        commands++;
        tellSoon(now);
    }

    /// Messages that never got so far.
    void messages(int number, Instant now) {
        commands += number;
        tellSoon(now);
    }

    /// The line about a message that changed nothing, or did not arrive, unless there were too
    /// many.
    List<DeviceAction> tell(Report line, Instant now) {
        if (lines.take(now)) {
            return List.of(line);
        }
        untold++;
        tellSoon(now);
        return List.of();
    }

    private void tellSoon(Instant now) {
        if (tellAt.isEmpty()) {
            tellAt = Optional.of(now.plus(BETWEEN_LINES));
        }
    }

    Optional<Instant> deadline() {
        return tellAt;
    }

    /// The lines that are due.
    List<DeviceAction> due(Instant now) {
        if (tellAt.filter(at -> !at.isAfter(now)).isEmpty()) {
            return List.of();
        }
        List<DeviceAction> told = new ArrayList<>();
        if (commands > 0) {
            told.add(Sentences.limited(commands));
        }
        if (untold > 0) {
            told.add(Sentences.untold(untold));
        }
        tellAt = Optional.empty();
        commands = 0;
        untold = 0;
        return told;
    }
}
