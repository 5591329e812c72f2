package dev.picolight.device.brokersetup;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// On which ports our file lets Mosquitto listen.
///
/// @param plain port 1883, without TLS
/// @param tls port 8883
/// @param clientCertificates whether port 8883 is for clients with a certificate alone
public record Listeners(boolean plain, boolean tls, boolean clientCertificates) {
    /// As nobody has set it up yet.
    static final Listeners PLAIN = new Listeners(true, false, false);

    /// Those of our file as it is.
    ///
    /// @param lines its lines; none, if there is no such file
    static Listeners of(List<ConfigLine> lines) {
        if (lines.stream().noneMatch(line -> line.is("listener"))) {
            return PLAIN;
        }
        return new Listeners(
                isOn(Conflicts.PORT, lines),
                isOn(Conflicts.TLS_PORT, lines),
                lines.stream().anyMatch(line -> line.is("require_certificate")));
    }

    private static boolean isOn(String port, List<ConfigLine> lines) {
        return lines.stream()
                .anyMatch(line -> line.is("listener") && line.firstWord().equals(port));
    }

    /// The ports on which Mosquitto listens, the plain one first.
    public List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        if (plain) {
            numbers.add(Integer.valueOf(Conflicts.PORT));
        }
        if (tls) {
            numbers.add(Integer.valueOf(Conflicts.TLS_PORT));
        }
        return numbers;
    }

    /// The ports that are ours in every file: also a plain one that is not wanted any more.
    Set<String> ports() {
        Set<String> ports = new LinkedHashSet<>(Set.of(Conflicts.PORT));
        if (tls) {
            ports.add(Conflicts.TLS_PORT);
        }
        return ports;
    }
}
