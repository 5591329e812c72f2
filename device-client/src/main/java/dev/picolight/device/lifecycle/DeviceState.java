package dev.picolight.device.lifecycle;

import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Where the device stands on its way to being online.
public sealed interface DeviceState {
    /// When something must have happened; empty when there is no hurry.
    Optional<Instant> deadline();

    /// The connection whose news counts; 0 when there is none.
    long connection();

    record Booting() implements DeviceState {
        @Override
        public Optional<Instant> deadline() {
            return Optional.empty();
        }

        @Override
        public long connection() {
            return 0;
        }
    }

    record JoiningNetwork(Failures failures, Instant until) implements DeviceState {
        @Override
        public Optional<Instant> deadline() {
            return Optional.of(until);
        }

        @Override
        public long connection() {
            return 0;
        }
    }

    /// CONNECT is on its way.
    record Connecting(Failures failures, long connection, Instant until) implements DeviceState {
        @Override
        public Optional<Instant> deadline() {
            return Optional.of(until);
        }
    }

    /// SUBSCRIBE is on its way.
    ///
    /// @param since when CONNACK came
    /// @param keepAlive the one in force
    record Subscribing(
            Failures failures,
            long connection,
            Instant since,
            Duration keepAlive,
            boolean resumed,
            Instant until)
            implements DeviceState {
        @Override
        public Optional<Instant> deadline() {
            return Optional.of(until);
        }

        /// The Server's Keep Alive counts (§3.2.2.3.14), but a Server that wants none at all is
        /// pinged all the same: how else would a dead connection be noticed?
        static Subscribing after(Connecting s, Connected connected, Timing timing, Instant now) {
            return new Subscribing(
                    s.failures,
                    s.connection,
                    now,
                    connected
                            .serverKeepAlive()
                            .filter(Duration::isPositive)
                            .orElse(timing.keepAlive()),
                    connected.sessionPresent(),
                    now.plus(timing.suback()));
        }
    }

    /// Commands arrive.
    ///
    /// @param since when CONNACK came
    /// @param pingAt when the next PINGREQ is due
    /// @param pingrespUntil when PINGRESP must have come, while one is awaited
    record Online(
            Failures failures,
            long connection,
            Instant since,
            Duration keepAlive,
            Instant pingAt,
            Optional<Instant> pingrespUntil)
            implements DeviceState {
        @Override
        public Optional<Instant> deadline() {
            return Optional.of(pingrespUntil.orElse(pingAt));
        }

        static Online after(Subscribing s, Instant now) {
            return new Online(
                    s.failures,
                    s.connection,
                    s.since,
                    s.keepAlive,
                    now.plus(s.keepAlive),
                    Optional.empty());
        }

        Online pinged(Instant nextPing, Optional<Instant> answerUntil) {
            return new Online(failures, connection, since, keepAlive, nextPing, answerUntil);
        }
    }

    /// Waiting before the next attempt.
    record BackingOff(Failures failures, Setback setback, Instant until) implements DeviceState {
        @Override
        public Optional<Instant> deadline() {
            return Optional.of(until);
        }

        @Override
        public long connection() {
            return 0;
        }
    }

    /// The end.
    record Stopped() implements DeviceState {
        @Override
        public Optional<Instant> deadline() {
            return Optional.empty();
        }

        @Override
        public long connection() {
            return 0;
        }
    }
}
