package dev.picolight.simulator.link;

import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.link.Segment.Data;
import dev.picolight.simulator.link.Segment.Last;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;

/// One way of a connection in simulated time, with the same effects as a [Link] has in real time.
/// Whoever owns it calls [#advance] when [#next] has come. One thread; it never waits.
public final class EffectChain {
    /// For what waits for no moment.
    public static final long NEVER = Effect.NEVER;

    /// The far end.
    public interface Exit {
        /// So many bytes have come through, after those before.
        void carried(int bytes);

        /// The sender's end has come through.
        void ended();

        /// An effect has ended the connection, for both sides.
        ///
        /// @param reset whether by RST
        void broken(boolean reset);
    }

    private record Working(long fault, Effect effect) {}

    private final boolean upstream;
    private final LongFunction<RandomGenerator> chance;
    private final Exit exit;
    private final Map<Long, Optional<Working>> met = new HashMap<>();
    private List<Working> effects = List.of();

    /// @param upstream whether it leads to the broker
    /// @param chance of each fault, by its number
    public EffectChain(boolean upstream, LongFunction<RandomGenerator> chance, Exit exit) {
        this.upstream = upstream;
        this.chance = chance;
        this.exit = exit;
    }

    /// Whether nothing works on this way, so that nothing needs to go through.
    public boolean isIdle() {
        return effects.isEmpty();
    }

    /// From now on these work, in this order. What is held by one that is not among them goes on.
    ///
    /// @param now by a clock in nanoseconds
    public void work(List<Active> wanted, long now) {
        if (effects.isEmpty() && wanted.isEmpty()) {
            return;
        }
        advance(now); // what came before the change
        List<Working> next =
                wanted.stream().flatMap(active -> working(active, now).stream()).toList();
        for (int i = 0; i < effects.size(); i++) {
            Working old = effects.get(i);
            if (!next.contains(old)) {
                List<Working> later = new ArrayList<>(effects.subList(i + 1, effects.size()));
                later.retainAll(next);
                hand(old.effect().end(), later, now);
            }
        }
        effects = next;
    }

    /// Whether a fault works on a connection is drawn once.
    private Optional<Working> working(Active active, long now) {
        return met.computeIfAbsent(
                active.number(),
                number -> {
                    RandomGenerator own = chance.apply(number);
                    boolean works =
                            !(active.fault() instanceof Fault.Toxic toxic)
                                    || own.nextDouble() < toxic.toxicity();
                    return works
                            ? Effects.of(active.fault(), upstream, own, now)
                                    .map(effect -> new Working(number, effect))
                            : Optional.empty();
                });
    }

    /// Bytes set out.
    public void put(byte[] bytes, long now) {
        hand(List.of(new Data(bytes)), effects, now);
    }

    /// The sender has closed its end.
    public void close(long now) {
        hand(List.of(new Last(Segment.End.CLOSED)), effects, now);
    }

    /// When to [#advance]; [#NEVER]: not before something comes or changes.
    public long next() {
        long next = NEVER;
        for (Working working : effects) {
            next = Effect.earlier(next, working.effect().next());
        }
        return next;
    }

    /// Lets everything go as far as it may.
    public void advance(long now) {
        List<Working> working = effects;
        for (int i = 0; i < working.size(); i++) {
            Effect effect = working.get(i).effect();
            List<Working> following = working.subList(i + 1, working.size());
            for (Optional<Segment> out = effect.poll(now);
                    out.isPresent();
                    out = effect.poll(now)) {
                hand(List.of(out.get()), following, now);
            }
        }
    }

    private void hand(List<Segment> segments, List<Working> following, long now) {
        for (Segment segment : segments) {
            if (!following.isEmpty()) {
                following.getFirst().effect().take(segment, now);
            } else {
                switch (segment) {
                    case Data data -> exit.carried(data.size());
                    case Last(Segment.End end) -> {
                        switch (end) {
                            case SHUT, CLOSED -> exit.ended();
                            case CUT -> exit.broken(false);
                            case RESET -> exit.broken(true);
                        }
                    }
                }
            }
        }
    }
}
