package dev.picolight.device.brokerhost;

import dev.picolight.device.brokerhost.PacketRule.Matches;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Ports as rules write them: one, a range, or several.
///
/// @param parts each a number, a name, or two of them with `-` or `:` between
/// @param not whether the others are meant
record PortList(List<String> parts, boolean not) {
    /// Names of /etc/services and of firewalld that may stand in the place of a number.
    private static final Map<String, Integer> NAMES =
            Map.of("mqtt", 1883, "secure-mqtt", 8883, "mqtt-tls", 8883);

    /// Reads `1883`, `!= 22`, `{ 22, 1880-1890 }` or `1880:1890,8883`.
    static PortList of(String text) {
        boolean not = text.startsWith("!");
        String plain = text.replaceAll("[!={}\\s]", "");
        return new PortList(List.of(plain.split(",", -1)), not);
    }

    /// Whether this port is among them; open when one cannot be read, as a set with a name.
    Matches holds(int port) {
        List<Matches> each = parts.stream().map(part -> holds(part, port)).toList();
        if (each.contains(Matches.YES)) {
            return not ? Matches.NO : Matches.YES;
        }
        if (each.contains(Matches.MAYBE)) {
            return Matches.MAYBE;
        }
        return not ? Matches.YES : Matches.NO;
    }

    private static Matches holds(String part, int port) {
        List<Integer> ends =
                Stream.of(part.split("(?<=\\d)[-:]", 2)).map(PortList::number).toList();
        if (ends.contains(-1)) {
            return Matches.MAYBE;
        }
        return ends.getFirst() <= port && port <= ends.getLast() ? Matches.YES : Matches.NO;
    }

    private static int number(String text) {
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : NAMES.getOrDefault(text, -1);
    }
}
