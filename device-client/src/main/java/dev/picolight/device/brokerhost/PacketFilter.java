package dev.picolight.device.brokerhost;

import dev.picolight.device.brokerhost.PacketRule.Effect;
import dev.picolight.device.brokerhost.PacketRule.Matches;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Follows a new connection through the chains of a packet filter. Where a rule may or may not
/// match, both are followed, so that nothing is guessed.
///
/// @param chains rules by the chain's name
/// @param entrances the chains that every packet for this machine goes through
record PacketFilter(Map<String, List<PacketRule>> chains, List<Entrance> entrances) {
    private static final int DEPTH_MAX = 20;

    PacketFilter {
        chains = Map.copyOf(chains);
        entrances = List.copyOf(entrances);
    }

    /// Where packets come in.
    ///
    /// @param accepts its policy
    record Entrance(String chain, boolean accepts, String text) {}

    /// What becomes of a connection.
    enum Fate {
        ACCEPTED,
        BLOCKED,
        /// The end of a chain without a decision.
        UNDECIDED
    }

    /// What may become of a connection.
    ///
    /// @param because the rules and policies that may decide
    record Judgement(Set<Fate> fates, List<String> because) {
        Judgement {
            fates = Set.copyOf(fates);
            because = List.copyOf(because);
        }

        boolean isCertain(Fate fate) {
            return fates.equals(Set.of(fate));
        }
    }

    /// Whether there is anything that could block.
    boolean hasRules() {
        return entrances.stream().anyMatch(it -> !it.accepts())
                || chains.values().stream().anyMatch(rules -> !rules.isEmpty());
    }

    /// All entrances have to let it in; one that blocks it for certain is enough.
    Judgement judge() {
        Set<Fate> fates = EnumSet.noneOf(Fate.class);
        List<String> because = new ArrayList<>();
        for (Entrance entrance : entrances) {
            Judgement its = through(entrance);
            if (its.isCertain(Fate.BLOCKED)) {
                return its;
            }
            fates.addAll(its.fates());
            because.addAll(its.because());
        }
        return new Judgement(fates.isEmpty() ? Set.of(Fate.ACCEPTED) : fates, because);
    }

    private Judgement through(Entrance entrance) {
        Judgement end = through(entrance.chain(), 0);
        Set<Fate> fates = EnumSet.noneOf(Fate.class);
        List<String> because = new ArrayList<>(end.because());
        for (Fate fate : end.fates()) {
            if (fate == Fate.UNDECIDED) {
                because.add(entrance.text());
                fates.add(entrance.accepts() ? Fate.ACCEPTED : Fate.BLOCKED);
            } else {
                fates.add(fate);
            }
        }
        return new Judgement(fates, because);
    }

    private Judgement through(String chain, int depth) {
        Set<Fate> fates = EnumSet.noneOf(Fate.class);
        List<String> because = new ArrayList<>();
        for (PacketRule rule : chains.getOrDefault(chain, List.of())) {
            if (rule.matches() == Matches.NO || rule.effect() == Effect.NOTHING) {
                continue;
            }
            Judgement its = effect(rule, depth);
            boolean comesBack = rule.effect() == Effect.CALL || rule.effect() == Effect.OTHER;
            boolean goesOn = comesBack && its.fates().contains(Fate.UNDECIDED);
            for (Fate fate : its.fates()) {
                if (fate != Fate.UNDECIDED || !comesBack) {
                    fates.add(fate);
                }
            }
            because.addAll(its.because());
            if (rule.matches() == Matches.YES && !goesOn) {
                return new Judgement(fates, because);
            }
        }
        fates.add(Fate.UNDECIDED);
        return new Judgement(fates, because);
    }

    private Judgement effect(PacketRule rule, int depth) {
        List<String> text = List.of(rule.text());
        return switch (rule.effect()) {
            case ACCEPT -> new Judgement(Set.of(Fate.ACCEPTED), text);
            case BLOCK -> new Judgement(Set.of(Fate.BLOCKED), text);
            case CALL, GO ->
                    depth < DEPTH_MAX
                            ? through(rule.chain(), depth + 1)
                            : new Judgement(Set.of(Fate.values()), text);
            case RETURN, NOTHING -> new Judgement(Set.of(Fate.UNDECIDED), List.of());
            case OTHER -> new Judgement(Set.of(Fate.values()), text);
        };
    }
}
