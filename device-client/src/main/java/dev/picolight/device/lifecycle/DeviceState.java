package dev.picolight.device.lifecycle;

import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Where the device stands on its way to being online.
public sealed interface DeviceState {
    /// When something must have happened; empty when there is no hurry.
    Optional<Instant> deadline();

    /// The connection whose news counts; 0 when there is none.
    long connection();

    /// The connection that can carry a message now; 0 for none.
    default long talkingOn() {
        return this instanceof Talking ? connection() : 0;
    }

    /// CONNACK has come, so messages may come and go.
    sealed interface Talking extends DeviceState {
        /// Of before this connection.
        Failures failures();

        /// When CONNACK came.
        Instant since();
    }

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
            implements Talking {
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
            implements Talking {
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

        /// How long the answer to PINGREQ has taken, when it comes now.
        Optional<Duration> roundTrip(Timing timing, Instant now) {
            return pingrespUntil.map(
                    until -> Duration.between(until.minus(timing.pingresp()), now));
        }

        Online pinged(Instant nextPing, Optional<Instant> answerUntil) {
            return new Online(failures, connection, since, keepAlive, nextPing, answerUntil);
        }
    }

    /// Waiting before the next attempt.
    record BackingOff(Failures failures, Setback setback, Instant until) implements DeviceState {
        static BackingOff after(
                Failures failures,
                Setback setback,
                Timing timing,
                RandomGenerator random,
                Instant now) {
            Duration wait =
                    setback.mayPass()
                            ? timing.backoff().after(failures.inARow(), random)
                            : timing.backoff().atItsLongest(random);
            return new BackingOff(failures, setback, now.plus(wait));
        }

        /// Goes on soon, but not at once: a network that comes and goes must not become a storm.
        BackingOff withTheNetworkBack(Timing timing, Instant now) {
            Instant soon = now.plus(timing.backoff().shortest());
            return setback instanceof Setback.NetworkUnavailable && soon.isBefore(until)
                    ? new BackingOff(failures, setback, soon)
                    : this;
        }

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
