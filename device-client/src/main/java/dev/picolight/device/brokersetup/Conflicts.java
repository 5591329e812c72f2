package dev.picolight.device.brokersetup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Lines of other files that would contradict ours: Mosquitto refuses to start when one of them
/// stands twice, or takes the later one. They become comments, so that nothing of them is lost.
final class Conflicts {
    /// The port without TLS, on which Mosquitto listens by itself where no listener is named.
    static final String PORT = "1883";

    /// The port with TLS.
    static final String TLS_PORT = "8883";

    private static final String MARK = "# picolight setup-broker: ";

    /// What may stand once, and stands in our file.
    private static final Set<String> OURS = Set.of("allow_anonymous", "password_file", "acl_file");

    /// What belongs to the listener above it; without that listener it would belong to another one.
    private static final Set<String> OF_A_LISTENER =
            Set.of(
                    "bind_interface",
                    "cafile",
                    "capath",
                    "certfile",
                    "ciphers",
                    "crlfile",
                    "http_dir",
                    "keyfile",
                    "max_qos",
                    "mount_point",
                    "protocol",
                    "psk_hint",
                    "require_certificate",
                    "socket_domain",
                    "tls_version",
                    "use_identity_as_username",
                    "use_subject_as_username",
                    "use_username_as_clientid",
                    "websockets_headers_size");

    private Conflicts() {}

    /// Those among the lines of other files.
    ///
    /// @param ours the ports that are ours
    /// @throws SetupTrouble when a person has to decide
    static List<ConfigLine> among(List<ConfigLine> others, Set<String> ours) throws SetupTrouble {
        List<ConfigLine> found = new ArrayList<>();
        Map<Path, ConfigLine> listeners = new HashMap<>(); // the last so far, of each file
        boolean usualPort =
                others.stream()
                        .filter(line -> line.is("port"))
                        .allMatch(line -> line.firstWord().equals(PORT));
        for (ConfigLine line : others) {
            if (line.is("per_listener_settings") && line.value().equals("true")) {
                throw new SetupTrouble(Sentences.say().listenersOfTheirOwn(line));
            }
            if (line.is("listener")) {
                listeners.put(line.file(), line);
            } else if (belongsToAListener(line)) {
                refuseOnOurs(line, Optional.ofNullable(listeners.get(line.file())), ours);
            }
            boolean listener = line.is("listener") && ours.contains(line.firstWord());
            boolean oldListener = usualPort && (line.is("port") || line.is("bind_address"));
            if (listener || oldListener || OURS.contains(line.keyword())) {
                found.add(line);
            }
        }
        return found;
    }

    private static boolean belongsToAListener(ConfigLine line) {
        boolean limited = line.is("max_connections") && !line.value().equals("-1");
        return limited || OF_A_LISTENER.contains(line.keyword());
    }

    /// What stands below no listener belongs to one on port 1883 that Mosquitto adds by itself.
    private static void refuseOnOurs(
            ConfigLine line, Optional<ConfigLine> listener, Set<String> ours) throws SetupTrouble {
        if (listener.isEmpty()) {
            throw new SetupTrouble(Sentences.say().withoutListener(line));
        }
        String port = listener.get().firstWord();
        if (ours.contains(port)) {
            throw new SetupTrouble(Sentences.say().listenerWithMore(port, listener.get(), line));
        }
    }

    /// What makes comments of them.
    static List<FileChange> changes(List<ConfigLine> conflicts) throws IOException {
        Map<Path, List<ConfigLine>> byFile =
                conflicts.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ConfigLine::file, TreeMap::new, Collectors.toList()));
        List<FileChange> changes = new ArrayList<>();
        for (Map.Entry<Path, List<ConfigLine>> each : byFile.entrySet()) {
            FileState before = FileState.of(each.getKey()).orElseThrow();
            changes.add(
                    new FileChange(
                            each.getKey(),
                            Optional.of(before),
                            Optional.of(commentedOut(before, each.getValue()))));
        }
        return changes;
    }

    /// The file with these of its lines as comments; every other byte stays.
    private static FileState commentedOut(FileState file, List<ConfigLine> lines)
            throws IOException {
        // a character for each byte, so that nothing is lost
        String[] all = new String(file.bytes(), StandardCharsets.ISO_8859_1).split("\n", -1);
        for (ConfigLine line : lines) {
            all[line.number() - 1] = MARK + all[line.number() - 1];
        }
        return new FileState(
                String.join("\n", all).getBytes(StandardCharsets.ISO_8859_1), file.access());
    }
}
