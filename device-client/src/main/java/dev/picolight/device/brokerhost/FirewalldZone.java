package dev.picolight.device.brokerhost;

import dev.picolight.device.brokerhost.PacketFilter.Fate;
import dev.picolight.device.brokerhost.PacketFilter.Judgement;
import dev.picolight.device.brokerhost.PacketRule.Matches;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads what `firewall-cmd --list-all` prints of the zone of new interfaces.
final class FirewalldZone {
    private FirewalldZone() {}

    /// What becomes of a new TCP connection to the port.
    static Judgement judge(List<String> printed, int port) {
        List<String> because = new ArrayList<>();
        boolean open = false;
        for (String each : words(printed, "ports:")) {
            if (each.endsWith("/tcp")
                    && PortList.of(each.replace("/tcp", "")).holds(port) == Matches.YES) {
                open = true;
                because.add("ports: " + each);
            }
        }
        for (String each : words(printed, "services:")) {
            if (each.startsWith("mqtt") && PortList.of(each).holds(port) == Matches.YES) {
                open = true;
                because.add("services: " + each);
            }
        }
        boolean rich = printed.stream().anyMatch(line -> line.strip().startsWith("rule "));
        boolean several = !words(printed, "sources:").isEmpty();
        String target = String.join(" ", words(printed, "target:"));
        if (rich || several) {
            printed.stream().map(String::strip).filter(FirewalldZone::tells).forEach(because::add);
            return new Judgement(Set.of(Fate.ACCEPTED, Fate.BLOCKED), because);
        }
        because.add("target: " + target);
        return new Judgement(
                Set.of(open || target.equals("ACCEPT") ? Fate.ACCEPTED : Fate.BLOCKED), because);
    }

    private static boolean tells(String line) {
        return line.startsWith("rule ") || line.startsWith("sources:");
    }

    private static List<String> words(List<String> printed, String key) {
        Optional<String> line =
                printed.stream().map(String::strip).filter(it -> it.startsWith(key)).findFirst();
        return line.map(it -> it.substring(key.length()).strip())
                .filter(it -> !it.isEmpty())
                .map(it -> List.of(it.split("\\s+", -1)))
                .orElse(List.of());
    }
}
