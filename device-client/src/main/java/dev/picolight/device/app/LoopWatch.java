package dev.picolight.device.app;

import dev.picolight.device.lifecycle.Standing;
import java.time.Instant;
import java.util.Optional;

/// Somebody who wants to see that a device's loop still turns, and how the device is.
@FunctionalInterface
public interface LoopWatch {
    /// Nobody.
    LoopWatch NOBODY = (_, _) -> Optional.empty();

    /// The loop has turned. Called by the device's thread, so it must return at once.
    ///
    /// @return when it must turn again at the latest; empty when that does not matter
    Optional<Instant> turned(Standing standing, Instant now);
}
