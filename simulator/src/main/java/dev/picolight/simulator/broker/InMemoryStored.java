package dev.picolight.simulator.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A message that waits at the Server, and until when it is of use (§3.3.2.3.3).
record InMemoryStored(InMemoryMessage message, Optional<Instant> expires) {
    static InMemoryStored at(Instant now, InMemoryMessage message) {
        return new InMemoryStored(message, message.expiry().map(now::plus));
    }

    /// The message with the rest of its expiry; empty when it has expired.
    Optional<InMemoryMessage> left(Instant now) {
        if (expires.isEmpty()) {
            return Optional.of(message);
        }
        Duration left = Duration.between(now, expires.get());
        return left.isPositive() ? Optional.of(message.expiring(left)) : Optional.empty();
    }
}
