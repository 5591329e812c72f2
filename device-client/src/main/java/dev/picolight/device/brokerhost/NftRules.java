package dev.picolight.device.brokerhost;

import dev.picolight.device.brokerhost.PacketFilter.Entrance;
import dev.picolight.device.brokerhost.PacketRule.Effect;
import dev.picolight.device.brokerhost.PacketRule.Matches;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what `nft list ruleset` prints.
final class NftRules {
    private static final Pattern TABLE = Pattern.compile("table (\\S+) (\\S+) \\{");
    private static final Pattern CHAIN = Pattern.compile("chain (\\S+) \\{");
    private static final Pattern HOOK =
            Pattern.compile("type (\\S+) hook (\\S+) .*?(?:policy (\\S+?);)?$");
    private static final Set<String> EARLIER = Set.of("prerouting", "ingress");

    private final String family;
    private final int port;
    private final Map<String, List<PacketRule>> chains = new HashMap<>();
    private final List<Entrance> entrances = new ArrayList<>();
    private String table = "";
    private String chain = "";
    private boolean concerned;

    private NftRules(boolean ipv6, int port) {
        family = ipv6 ? "ip6" : "ip";
        this.port = port;
    }

    /// The filter for a new TCP connection to the port.
    static PacketFilter read(List<String> printed, boolean ipv6, int port) {
        NftRules rules = new NftRules(ipv6, port);
        printed.forEach(line -> rules.take(line.strip()));
        return new PacketFilter(rules.chains, rules.entrances);
    }

    private void take(String line) {
        Matcher begins = TABLE.matcher(line);
        Matcher named = CHAIN.matcher(line);
        Matcher hook = HOOK.matcher(line);
        if (begins.matches()) {
            table = begins.group(1) + " " + begins.group(2) + " ";
            concerned = Set.of("inet", "netdev", family).contains(begins.group(1));
            chain = "";
        } else if (named.matches()) {
            chain = table + named.group(1);
            chains.put(chain, new ArrayList<>());
        } else if (line.equals("}")) {
            chain = "";
        } else if (hook.matches()) {
            boolean filters = hook.group(1).equals("filter");
            boolean enters = hook.group(2).equals("input") || EARLIER.contains(hook.group(2));
            if (concerned && filters && enters) {
                entrances.add(
                        new Entrance(chain, !"drop".equals(hook.group(3)), chain + ": " + line));
            }
        } else if (!chain.isEmpty() && !line.isEmpty() && !line.startsWith("#")) {
            chains.getOrDefault(chain, new ArrayList<>()).add(rule(line));
        }
    }

    private PacketRule rule(String line) {
        String plain =
                line.replaceAll("comment \"[^\"]*\"", "")
                        .replaceAll("counter( packets \\d+ bytes \\d+)?", "")
                        .replaceAll(
                                "log( (prefix \"[^\"]*\"|level \\S+|flags \\S+|group \\d+))*", "")
                        .strip();
        Effect effect = Effect.NOTHING;
        String next = "";
        String conditions = plain;
        Matcher verdict =
                Pattern.compile(
                                "(.*?) ?\\b(accept|drop|reject|return|continue|jump|goto)\\b ?(.*)$")
                        .matcher(plain);
        if (verdict.matches()) {
            conditions = verdict.group(1);
            next = table + verdict.group(3).strip();
            effect =
                    switch (verdict.group(2)) {
                        case "accept" -> Effect.ACCEPT;
                        case "drop", "reject" -> Effect.BLOCK;
                        case "return" -> Effect.RETURN;
                        case "jump" -> Effect.CALL;
                        case "goto" -> Effect.GO;
                        default -> Effect.NOTHING;
                    };
            if (conditions.contains("vmap")) {
                effect = Effect.OTHER;
            }
        } else if (plain.contains("vmap")
                || plain.contains("queue")
                || plain.contains("xt target")) {
            effect = Effect.OTHER;
        }
        return new PacketRule(matches(conditions), effect, next, line);
    }

    /// Conditions are joined by «and»: one that is false decides, one that is not understood leaves
    /// it open.
    private Matches matches(String conditions) {
        String left = conditions;
        boolean open = false;
        for (Condition condition : Condition.values()) {
            Matcher matcher = condition.pattern.matcher(left);
            while (matcher.find()) {
                switch (condition.holds(matcher.group(1), port)) {
                    case NO -> {
                        return Matches.NO;
                    }
                    case MAYBE -> open = true;
                    case YES -> {}
                }
            }
            left = matcher.replaceAll("");
        }
        return open || !left.isBlank() ? Matches.MAYBE : Matches.YES;
    }

    /// What is understood, in this order.
    private enum Condition {
        PORT("\\b(?:tcp|th) dport ((?:!= )?(?:\\{[^}]*}|\\S+))"),
        OTHER_PROTOCOL(
                "\\b((?:udp|icmp|icmpv6|sctp|dccp|udplite|esp|ah|igmp) (?:\\S+ )?(?:\\{[^}]*}|\\S+))"),
        PROTOCOL("\\b(?:meta l4proto|ip protocol|ip6 nexthdr) ((?:!= )?(?:\\{[^}]*}|\\S+))"),
        STATE("\\bct state ((?:!= )?(?:\\{[^}]*}|\\S+))"),
        FAMILY("\\b(?:meta nfproto) (\\S+)"),
        INTERFACE("\\b(?:iif|iifname) ((?:!= )?\"?[\\w.*-]+\"?)"),
        TCP("\\btcp flags ()(?:[^ ]+ )*(?:== )?syn\\b"),
        ;

        private final Pattern pattern;

        Condition(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }

        Matches holds(String value, int port) {
            return switch (this) {
                case PORT -> PortList.of(value).holds(port);
                case OTHER_PROTOCOL -> Matches.NO;
                case PROTOCOL -> ofList(value, Set.of("tcp", "6"));
                case STATE -> ofList(value, Set.of("new", "untracked"));
                case FAMILY -> Matches.MAYBE;
                case INTERFACE -> ofInterface(value);
                case TCP -> Matches.MAYBE;
            };
        }

        private static Matches ofList(String value, Set<String> good) {
            boolean not = value.startsWith("!= ");
            boolean among =
                    List.of(value.replaceFirst("^!= ", "").replaceAll("[{}\\s]", "").split(",", -1))
                            .stream()
                            .anyMatch(good::contains);
            return among == not ? Matches.NO : Matches.YES;
        }

        /// The connection comes in by an interface of the network, which one is unknown.
        private static Matches ofInterface(String value) {
            boolean not = value.startsWith("!= ");
            boolean loopback = value.replaceAll("[!= \"]", "").equals("lo");
            if (loopback) {
                return not ? Matches.YES : Matches.NO;
            }
            return Matches.MAYBE;
        }
    }
}
