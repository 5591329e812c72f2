package dev.picolight.device.brokerhost;

import dev.picolight.device.brokerhost.PacketFilter.Entrance;
import dev.picolight.device.brokerhost.PacketRule.Effect;
import dev.picolight.device.brokerhost.PacketRule.Matches;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what `ufw status verbose` prints.
final class UfwStatus {
    private static final String RULES = "rules";
    private static final Pattern DEFAULT = Pattern.compile("Default: (\\w+) \\(incoming\\).*");
    private static final Pattern RULE =
            Pattern.compile(
                    "(.+?) {2,}(ALLOW|DENY|REJECT|LIMIT)(?: (IN|OUT|FWD))? {2,}(.+?)(?: +#.*)?");

    private UfwStatus() {}

    /// The filter for a new TCP connection to the port; empty: ufw is not active.
    static Optional<PacketFilter> read(List<String> printed, boolean ipv6, int port) {
        if (printed.stream().noneMatch(line -> line.strip().equals("Status: active"))) {
            return Optional.empty();
        }
        List<PacketRule> rules = new ArrayList<>();
        boolean accepts = false;
        String policy = "Default: deny (incoming)";
        for (String line : printed) {
            Matcher byDefault = DEFAULT.matcher(line.strip());
            Matcher rule = RULE.matcher(line.strip());
            if (byDefault.matches()) {
                accepts = byDefault.group(1).equals("allow");
                policy = line.strip();
            } else if (rule.matches()
                    && !"OUT".equals(rule.group(3))
                    && !"FWD".equals(rule.group(3))) {
                rules.add(
                        new PacketRule(
                                matches(rule.group(1), rule.group(4), ipv6, port),
                                effect(rule.group(2)),
                                "",
                                line.strip()));
            }
        }
        return Optional.of(
                new PacketFilter(
                        Map.of(RULES, rules), List.of(new Entrance(RULES, accepts, policy))));
    }

    private static Effect effect(String action) {
        return action.equals("DENY") || action.equals("REJECT") ? Effect.BLOCK : Effect.ACCEPT;
    }

    private static Matches matches(String to, String from, boolean ipv6, int port) {
        String plain = to.replace("(v6)", "").strip();
        if (plain.endsWith("/udp")) {
            return Matches.NO;
        }
        boolean forIpv6 = to.contains("(v6)") || from.contains("(v6)");
        boolean fromAll = from.replace("(v6)", "").strip().equals("Anywhere");
        if (fromAll && forIpv6 != ipv6) {
            return Matches.NO;
        }
        if (plain.equals("Anywhere")) {
            return fromAll ? Matches.YES : Matches.MAYBE;
        }
        String ports = plain.replace("/tcp", "");
        if (!ports.matches("[\\d:,]+")) {
            return Matches.MAYBE; // a profile of an application, an address or an interface
        }
        Matches its = PortList.of(ports).holds(port);
        return its == Matches.YES && !fromAll ? Matches.MAYBE : its;
    }
}
