package dev.picolight.simulator.link;

import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.link.Segment.Data;
import dev.picolight.simulator.link.Segment.End;
import dev.picolight.simulator.link.Segment.Last;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What each fault does to the bytes of one way.
final class Effects {
    private Effects() {}

    /// What this fault does on this way; empty: nothing. Does not look at its toxicity.
    ///
    /// @param now by [System#nanoTime]
    static Optional<Effect> of(Fault fault, boolean upstream, RandomGenerator chance, long now) {
        return switch (fault) {
            case Fault.Toxic toxic ->
                    (toxic.stream() == Fault.Stream.UPSTREAM) == upstream
                            ? Optional.of(of(toxic, chance, now))
                            : Optional.empty();
            case Fault.Blackhole _ -> Optional.of(new Hold(true));
            case Fault.BrokerFreeze _ -> Optional.of(new Hold(false));
            case Fault.Wifi(Fault.Wifi.Kind kind) ->
                    kind == Fault.Wifi.Kind.WEAK
                            ? Optional.of(new Stutters(chance))
                            : Optional.empty();
            case Fault.Down _,
                    Fault.DnsFail _,
                    Fault.Refuse _,
                    Fault.BrokerRestart _,
                    Fault.Duplicate _,
                    Fault.PowerCut _,
                    Fault.ClientIdThief _ ->
                    Optional.empty();
        };
    }

    private static Effect of(Fault.Toxic toxic, RandomGenerator chance, long now) {
        return switch (toxic) {
            case Fault.Latency latency -> new Late(latency, chance);
            case Fault.Bandwidth bandwidth -> new Slow(bandwidth.rate());
            case Fault.SlowClose close -> new LateEnd(close.delay());
            case Fault.Timeout timeout -> new Ends(timeout.timeout(), now);
            case Fault.ResetPeer reset -> new Resets(reset.timeout(), now);
            case Fault.Slicer slicer -> new Slices(slicer, chance);
            case Fault.LimitData limit -> new Limit(limit.bytes());
        };
    }

    private static final class Late extends Effect {
        private final long latency;
        private final long jitter;
        private final RandomGenerator chance;

        Late(Fault.Latency latency, RandomGenerator chance) {
            this.latency = latency.latency().toNanos();
            this.jitter = latency.jitter().toNanos();
            this.chance = chance;
        }

        @Override
        void decide(Segment segment, long now) {
            long drawn = jitter == 0 ? 0 : chance.nextLong(-jitter, jitter + 1);
            pass(segment, now + Math.max(0, latency + drawn));
        }
    }

    private static final class Slow extends Effect {
        private static final int PIECES_A_SECOND = 10;
        private static final double NANOS_A_MILLI = 1e6;

        private final long bytesAMilli;
        private Optional<Long> free = Optional.empty();

        /// @param rate KB/s, which is bytes in a millisecond
        Slow(long rate) {
            this.bytesAMilli = rate;
        }

        @Override
        void decide(Segment segment, long now) {
            switch (segment) {
                case Data data -> {
                    int whole = data.size();
                    int piece = Math.clamp(bytesAMilli * 1000 / PIECES_A_SECOND, 1, whole);
                    for (int from = 0; from < whole; from += piece) {
                        passWhenFree(data.part(from, Math.min(whole, from + piece)), now);
                    }
                }
                case Last last -> pass(last, now);
            }
        }

        private void passWhenFree(Data piece, long now) {
            long takes = Math.round(piece.size() * NANOS_A_MILLI / bytesAMilli);
            long done = free.map(it -> later(it, now)).orElse(now) + takes;
            free = Optional.of(done);
            pass(piece, done);
        }
    }

    private static final class LateEnd extends Effect {
        private final long delay;

        LateEnd(Duration delay) {
            this.delay = delay.toNanos();
        }

        @Override
        void decide(Segment segment, long now) {
            boolean closes = segment instanceof Last && !isReset(segment);
            pass(segment, closes ? now + delay : now);
        }
    }

    private static final class Ends extends Effect {
        Ends(Duration timeout, long now) {
            super(timeout.isZero() ? NEVER : now + timeout.toNanos(), End.CUT);
        }

        @Override
        void decide(Segment segment, long now) {
            if (isReset(segment)) {
                loseHeld();
            }
            pass(segment, NEVER);
        }
    }

    private static final class Resets extends Effect {
        Resets(Duration timeout, long now) {
            super(now + timeout.toNanos(), End.RESET);
        }

        @Override
        void decide(Segment segment, long now) {
            pass(segment, now);
        }
    }

    private static final class Slices extends Effect {
        private final Fault.Slicer slicer;
        private final RandomGenerator chance;
        private Optional<Long> free = Optional.empty();

        Slices(Fault.Slicer slicer, RandomGenerator chance) {
            this.slicer = slicer;
            this.chance = chance;
        }

        @Override
        void decide(Segment segment, long now) {
            switch (segment) {
                case Data data -> {
                    int from = 0;
                    while (from < data.size()) {
                        int to = Math.min(data.size(), from + size());
                        long at = free.map(it -> later(it, now)).orElse(now);
                        pass(data.part(from, to), at);
                        free = Optional.of(at + slicer.delay().toNanos());
                        from = to;
                    }
                }
                case Last last -> pass(last, now);
            }
        }

        private int size() {
            int variation = slicer.sizeVariation();
            int drawn = variation == 0 ? 0 : chance.nextInt(-variation, variation + 1);
            return Math.max(1, slicer.averageSize() + drawn);
        }
    }

    private static final class Limit extends Effect {
        private long left;

        Limit(long bytes) {
            this.left = bytes;
        }

        @Override
        void decide(Segment segment, long now) {
            switch (segment) {
                case Data data -> {
                    int passes = (int) Math.min(left, data.size());
                    if (passes > 0) {
                        pass(data.part(0, passes), now);
                    }
                    left -= passes;
                    if (passes < data.size()) {
                        lose(data.part(passes, data.size()));
                    }
                    if (left == 0) {
                        pass(new Last(End.CUT), now);
                        finish();
                    }
                }
                case Last last -> pass(last, now);
            }
        }
    }

    /// Nothing passes until it ends, and nothing is lost: TCP sends again.
    private static final class Hold extends Effect {
        private final boolean resetsToo;

        /// @param resetsToo otherwise the other end's system still takes an RST
        Hold(boolean resetsToo) {
            this.resetsToo = resetsToo;
        }

        @Override
        void decide(Segment segment, long now) {
            if (isReset(segment)) {
                loseHeld(); // nobody sends again what was given up
            }
            pass(segment, isReset(segment) && !resetsToo ? now : NEVER);
        }
    }

    /// A weak signal: packets are lost and sent again, so that bytes come late and in bursts.
    private static final class Stutters extends Effect {
        private static final double BURSTS = 0.15;
        private static final long BURST_MIN = Duration.ofMillis(200).toNanos();
        private static final long BURST_MAX = Duration.ofSeconds(8).toNanos();
        private static final long USUAL_MIN = Duration.ofMillis(5).toNanos();
        private static final long USUAL_MAX = Duration.ofMillis(60).toNanos();

        private final RandomGenerator chance;

        Stutters(RandomGenerator chance) {
            this.chance = chance;
        }

        @Override
        void decide(Segment segment, long now) {
            boolean burst = chance.nextDouble() < BURSTS;
            long late =
                    burst
                            ? chance.nextLong(BURST_MIN, BURST_MAX)
                            : chance.nextLong(USUAL_MIN, USUAL_MAX);
            pass(segment, now + late);
        }
    }
}
