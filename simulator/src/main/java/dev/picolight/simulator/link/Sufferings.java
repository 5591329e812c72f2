package dev.picolight.simulator.link;

import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.link.Way.Working;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// What of the faults works on one connection: drawn and begun once for each of them.
final class Sufferings {
    /// So that the chances of two faults have nothing in common.
    private static final long FAR_APART = 0x9E37_79B9_7F4A_7C15L;

    private final long seed;
    private final Map<Long, Optional<Working>> working = new HashMap<>();

    Sufferings(long seed) {
        this.seed = seed;
    }

    /// What works on one of its ways.
    List<Working> on(List<Active> faults, boolean upstream) {
        List<Working> all = new ArrayList<>();
        for (Active active : faults) {
            working.computeIfAbsent(key(active, upstream), key -> begin(active, upstream, key))
                    .ifPresent(all::add);
        }
        return all;
    }

    private Optional<Working> begin(Active active, boolean upstream, long key) {
        RandomGenerator chance = new SplittableRandom(seed ^ (key * FAR_APART));
        boolean works =
                !(active.fault() instanceof Fault.Toxic toxic)
                        || chance.nextDouble() < toxic.toxicity();
        return works
                ? Effects.of(active.fault(), upstream, chance, System.nanoTime())
                        .map(effect -> new Working(active.number(), effect))
                : Optional.empty();
    }

    /// These are the only ones that may be asked for again.
    void forgetAllBut(List<Active> faults) {
        working.keySet()
                .retainAll(
                        faults.stream()
                                .flatMap(it -> Stream.of(key(it, true), key(it, false)))
                                .toList());
    }

    /// Which share of the messages comes twice.
    static double duplicated(List<Active> faults) {
        return faults.stream()
                .map(Active::fault)
                .filter(Fault.Duplicate.class::isInstance)
                .mapToDouble(fault -> ((Fault.Duplicate) fault).share())
                .max()
                .orElse(0);
    }

    private static long key(Active active, boolean upstream) {
        return active.number() * 2 + (upstream ? 1 : 0);
    }
}
