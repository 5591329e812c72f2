package dev.picolight.device.brokerhost;

import dev.picolight.device.brokersetup.ConfigLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What Mosquitto's configuration comes to.
///
/// @param perListener whether each listener has users and rules of its own
/// @param common options of the whole broker, each with the line that is in force
/// @param listeners in the order in which Mosquitto opens them
/// @param findings what is wrong with lines, or worth knowing
record MosquittoSettings(
        boolean perListener,
        Map<String, ConfigLine> common,
        List<MosquittoListener> listeners,
        List<HereFinding> findings) {
    /// Interprets the lines as Mosquitto does.
    ///
    /// @param lines in the order in which it reads them
    static MosquittoSettings of(List<ConfigLine> lines) {
        Interpretation interpretation = new Interpretation(lines);
        lines.forEach(interpretation::take);
        return interpretation.end();
    }

    /// Whether Mosquitto refuses to start with these lines.
    boolean areRefused() {
        return findings.stream().anyMatch(it -> it.verdict() == HereVerdict.PROBLEM);
    }

    /// Listeners for MQTT on this port.
    List<MosquittoListener> on(int port) {
        return listeners.stream().filter(it -> it.port() == port).toList();
    }

    /// The line in force of an option about users and rules.
    Optional<ConfigLine> security(MosquittoListener listener, String keyword) {
        return Optional.ofNullable((perListener ? listener.options() : common).get(keyword));
    }

    /// Listeners, two and two, that cannot be open at the same time.
    List<List<MosquittoListener>> clashes() {
        List<List<MosquittoListener>> pairs = new ArrayList<>();
        for (int i = 0; i < listeners.size(); i++) {
            for (MosquittoListener earlier : listeners.subList(0, i)) {
                if (earlier.clashesWith(listeners.get(i))) {
                    pairs.add(List.of(earlier, listeners.get(i)));
                }
            }
        }
        return pairs;
    }

    boolean haveClash() {
        return !clashes().isEmpty();
    }
}
