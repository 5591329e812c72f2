package dev.picolight.device.lifecycle;

import dev.picolight.device.command.LedCommand;
import java.time.Instant;
import java.util.Optional;

/// How fast one LED is commanded: at most 20 times a second. The newest command always wins: it
/// waits for its turn, and takes the place of one that waited before.
final class Throttle {
    /// A command whose turn has not come.
    record Waiting(Request request, LedCommand command) {}

    private final RateLimit limit = new RateLimit(RateLimit.PER_SECOND);
    private Optional<Waiting> waiting = Optional.empty();

    /// Whether a command may be done now. It then counts, and nothing may wait any longer.
    boolean mayGo(Instant now) {
        return limit.take(now);
    }

    /// Whether the state may be told now; what waits to be done goes first.
    boolean mayTell(Instant now) {
        return waiting.isEmpty() && limit.take(now);
    }

    /// Lets a command wait, or none.
    ///
    /// @return the one that waited before, and never gets its turn
    Optional<Waiting> letWait(Optional<Waiting> newest) {
        Optional<Waiting> passedOver = waiting;
        waiting = newest;
        return passedOver;
    }

    /// The turn of the command that waits.
    Optional<Instant> nextTurn() {
        return waiting.map(_ -> limit.nextAt());
    }

    /// The command that waits, if it is its turn now.
    Optional<Waiting> turn(Instant now) {
        return waiting.isPresent() && limit.take(now)
                ? letWait(Optional.empty())
                : Optional.empty();
    }
}
