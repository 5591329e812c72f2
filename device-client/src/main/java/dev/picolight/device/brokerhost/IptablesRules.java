package dev.picolight.device.brokerhost;

import dev.picolight.device.brokerhost.PacketFilter.Entrance;
import dev.picolight.device.brokerhost.PacketRule.Effect;
import dev.picolight.device.brokerhost.PacketRule.Matches;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads what `iptables -S` and `ip6tables -S` print.
final class IptablesRules {
    private static final String INPUT = "INPUT";

    /// Those that end with something else than a decision.
    private static final Set<String> HARMLESS =
            Set.of("LOG", "NFLOG", "MARK", "CONNMARK", "TRACE", "AUDIT", "CT", "NOTRACK");

    private final int port;
    private final Map<String, List<PacketRule>> chains = new HashMap<>();
    private boolean accepts = true;
    private String policy = "-P INPUT ACCEPT";

    private IptablesRules(int port) {
        this.port = port;
    }

    /// The filter for a new TCP connection to the port.
    static PacketFilter read(List<String> printed, int port) {
        IptablesRules rules = new IptablesRules(port);
        printed.forEach(line -> rules.take(line.strip()));
        return new PacketFilter(
                rules.chains, List.of(new Entrance(INPUT, rules.accepts, rules.policy)));
    }

    private void take(String line) {
        String[] words = line.split("\\s+", -1);
        if (words.length < 2) {
            return;
        }
        switch (words[0]) {
            case "-P" -> {
                if (words[1].equals(INPUT)) {
                    accepts = words[2].equals("ACCEPT");
                    policy = line;
                }
            }
            case "-N" -> chains.putIfAbsent(words[1], new ArrayList<>());
            case "-A" ->
                    chains.computeIfAbsent(words[1], _ -> new ArrayList<>()).add(rule(line, words));
            default -> {} // warnings
        }
    }

    private PacketRule rule(String line, String... words) {
        Matches matches = Matches.YES;
        Effect effect = Effect.NOTHING;
        String chain = "";
        boolean not = false;
        for (int i = 2; i < words.length; i++) {
            String value = i + 1 < words.length ? words[i + 1] : "";
            boolean taken = true;
            Matches its =
                    switch (words[i]) {
                        case "-p" -> only(List.of("tcp", "6", "all").contains(value));
                        case "--dport", "--dports" -> PortList.of(value).holds(port);
                        case "-i" -> value.equals("lo") ? Matches.NO : Matches.MAYBE;
                        case "--ctstate", "--state" ->
                                only(
                                        List.of(value.split(",", -1)).contains("NEW")
                                                || List.of(value.split(",", -1))
                                                        .contains("UNTRACKED"));
                        case "-m", "--comment", "--reject-with", "--log-prefix", "--log-level" ->
                                Matches.YES;
                        case "-j", "-g" -> {
                            effect = effect(value, words[i].equals("-g"));
                            chain = value;
                            yield Matches.YES;
                        }
                        case "!" -> {
                            taken = false;
                            yield Matches.YES;
                        }
                        default -> {
                            taken = false;
                            yield words[i].startsWith("-") ? Matches.MAYBE : Matches.YES;
                        }
                    };
            matches = both(matches, not ? opposite(its) : its);
            not = words[i].equals("!");
            i += taken ? 1 : 0;
        }
        return new PacketRule(matches, effect, chain, line);
    }

    private Effect effect(String target, boolean forGood) {
        return switch (target) {
            case "ACCEPT" -> Effect.ACCEPT;
            case "DROP", "REJECT", "TARPIT" -> Effect.BLOCK;
            case "RETURN" -> Effect.RETURN;
            case String it when HARMLESS.contains(it) -> Effect.NOTHING;
            case String it when chains.containsKey(it) -> forGood ? Effect.GO : Effect.CALL;
            default -> Effect.OTHER;
        };
    }

    private static Matches only(boolean holds) {
        return holds ? Matches.YES : Matches.NO;
    }

    private static Matches opposite(Matches matches) {
        return switch (matches) {
            case YES -> Matches.NO;
            case NO -> Matches.YES;
            case MAYBE -> Matches.MAYBE;
        };
    }

    private static Matches both(Matches one, Matches other) {
        if (one == Matches.NO || other == Matches.NO) {
            return Matches.NO;
        }
        return one == Matches.MAYBE || other == Matches.MAYBE ? Matches.MAYBE : Matches.YES;
    }
}
