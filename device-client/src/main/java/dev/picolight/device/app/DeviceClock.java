package dev.picolight.device.app;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The time that a device lives in, and how it waits for it. A real device has [MonotonicTime]; a
/// simulated one may have a time that goes faster, or stands still for a while.
///
/// Its instants never go backwards and say nothing about the date.
public interface DeviceClock extends InstantSource {
    /// What wakes one thread.
    interface Alarm {
        /// Blocks until something is so or the instant has come, and, where time stands still,
        /// until it goes on. Called by one thread.
        ///
        /// @param isSo looked at after each [#ring]
        /// @param until empty: only what is so matters
        void await(BooleanSupplier isSo, Optional<Instant> until) throws InterruptedException;

        /// Something may be so now. Any thread may call.
        void ring();
    }

    /// One for each thread that waits.
    Alarm alarm();

    /// By which it is measured how long connecting took; the same time, unless connections go by
    /// another one.
    default InstantSource ofConnections() {
        return this;
    }

    /// The date that goes with this time; empty where it is the machine's.
    default Optional<InstantSource> date() {
        return Optional.empty();
    }
}
