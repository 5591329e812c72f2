package dev.picolight.device.brokerhost;

import dev.picolight.device.brokersetup.ConfigLine;
import dev.picolight.device.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Takes the lines one after the other, as Mosquitto's `config__read_file_core` does. Each file
/// begins without a listener; after the files that it includes the main file goes on with its own.
final class Interpretation {
    private static final int PORT_MAX = 65_535;

    private final List<HereFinding> findings = new ArrayList<>();
    private final Map<String, ConfigLine> common = new LinkedHashMap<>();
    private final MosquittoListener old = new MosquittoListener(Optional.empty());
    private final List<MosquittoListener> listeners = new ArrayList<>();
    private final Map<Path, MosquittoListener> current = new HashMap<>();

    /// Files with a listener above the include_dir whose files have opened more. Mosquitto 2.0 goes
    /// on with a pointer to where the listener was.
    private final Set<Path> lost = new HashSet<>();

    private final Optional<Path> main;
    private boolean perListener;
    private boolean securityBegun;

    Interpretation(List<ConfigLine> lines) {
        main = lines.stream().findFirst().map(ConfigLine::file);
    }

    void take(ConfigLine line) {
        String keyword = line.keyword();
        if (keyword.startsWith("\uFEFF")) {
            add(HereCause.STRAY_CHARACTER, line, words().stray(StrayCharacter.BYTE_ORDER_MARK));
        } else if (keyword.contains("\t")) {
            add(HereCause.STRAY_CHARACTER, line, words().stray(StrayCharacter.TAB));
        } else if (keyword.startsWith("#")) {
            add(HereCause.COMMENT_INDENTED, line);
        } else if (!MosquittoOptions.isKnown(keyword)) {
            add(HereCause.OPTION_UNKNOWN, line);
        } else if (line.value().isEmpty()) {
            refuse(line, ExpectedValue.SOMETHING);
        } else if (MosquittoOptions.TRUTHS.contains(keyword)
                && !List.of("true", "false", "0", "1").contains(firstWord(line))) {
            refuse(line, ExpectedValue.TRUTH);
        } else {
            obey(line);
        }
    }

    private void obey(ConfigLine line) {
        switch (line.keyword()) {
            case "listener" -> listen(line);
            case "port" -> {
                if (isPort(line.firstWord(), 1)) {
                    put(old.options(), line);
                } else {
                    refuse(line, ExpectedValue.PORT);
                }
            }
            case "per_listener_settings" -> {
                put(common, line);
                perListener = List.of("true", "1").contains(firstWord(line));
                if (perListener && securityBegun) {
                    add(HereCause.PER_LISTENER_TOO_LATE, line);
                }
            }
            case "include_dir" -> {
                if (main.filter(line.file()::equals).isEmpty()) {
                    add(HereCause.NESTED_INCLUDE_IGNORED, line);
                }
            }
            case "mount_point" -> {
                if (listeners.isEmpty()) { // in whatever file
                    add(HereCause.OPTION_WITHOUT_LISTENER, line);
                } else {
                    put(listenerOf(line).options(), line);
                }
            }
            case "socket_domain" -> {
                if (List.of("ipv4", "ipv6").contains(firstWord(line))) {
                    put(listenerOf(line).options(), line);
                } else {
                    refuse(line, ExpectedValue.SOCKET_DOMAIN);
                }
            }
            case "protocol" -> {
                if (List.of("mqtt", "websockets", "http_api").contains(firstWord(line))) {
                    put(listenerOf(line).options(), line);
                } else {
                    refuse(line, ExpectedValue.PROTOCOL);
                }
            }
            default -> put(placeOf(line), line);
        }
    }

    private void listen(ConfigLine line) {
        String port = line.words().get(1);
        boolean namesMore = line.words().size() > 2 && !line.words().get(2).startsWith("#");
        if (!isPort(port, namesMore ? 0 : 1)) {
            refuse(line, ExpectedValue.PORT);
        } else if (namesMore && line.words().get(2).startsWith("[")) {
            refuse(line, ExpectedValue.ADDRESS);
        } else {
            MosquittoListener listener = new MosquittoListener(Optional.of(line));
            listeners.add(listener);
            lost.addAll(current.keySet());
            lost.remove(line.file());
            current.put(line.file(), listener);
        }
    }

    private static boolean isPort(String text, int least) {
        int port = MosquittoListener.number(text);
        return port >= least && port <= PORT_MAX;
    }

    private MosquittoListener listenerOf(ConfigLine line) {
        return current.getOrDefault(line.file(), old);
    }

    private boolean isOfListener(String keyword) {
        return MosquittoOptions.OF_LISTENER.contains(keyword)
                || (perListener && MosquittoOptions.SECURITY.contains(keyword));
    }

    private Map<String, ConfigLine> placeOf(ConfigLine line) {
        String keyword = line.keyword();
        if (MosquittoOptions.SECURITY.contains(keyword)) {
            securityBegun = true;
            return perListener ? listenerOf(line).options() : common;
        }
        if (MosquittoOptions.OF_DEFAULT_LISTENER.contains(keyword)) {
            return old.options();
        }
        return MosquittoOptions.OF_LISTENER.contains(keyword) ? listenerOf(line).options() : common;
    }

    private void put(Map<String, ConfigLine> place, ConfigLine line) {
        String keyword = line.keyword();
        if (lost.contains(line.file()) && isOfListener(keyword)) {
            add(HereCause.OPTION_BELOW_INCLUDE, line, listenerOf(line).shown());
        }
        Optional<ConfigLine> before = Optional.ofNullable(place.get(keyword));
        if (before.isPresent() && MosquittoOptions.ONCE.contains(keyword)) {
            add(HereCause.GIVEN_TWICE, line, before.get());
            return;
        }
        if (before.isPresent() && MosquittoOptions.LAST_WINS.contains(keyword)) {
            add(HereCause.LATER_LINE_WINS, line, before.get());
        }
        place.put(keyword, line);
    }

    /// Mosquitto parts words at spaces alone.
    private static String firstWord(ConfigLine line) {
        return line.words().size() > 1 ? line.words().get(1) : "";
    }

    private void refuse(ConfigLine line, ExpectedValue expected) {
        add(HereCause.VALUE_NOT_ACCEPTED, line, words().expected(expected));
    }

    private void add(HereCause cause, ConfigLine line, Object... more) {
        List<Object> facts = new ArrayList<>(List.of(line));
        facts.addAll(List.of(more));
        findings.add(
                HereFinding.of(HereStep.CONFIGURATION, cause, facts.toArray())
                        .seen(line)
                        .seen(facts.stream().filter(ConfigLine.class::isInstance).toList()));
    }

    private static HereWords words() {
        return Words.of(HereWords.class);
    }

    /// What all lines come to. The old listener is the last that Mosquitto opens.
    MosquittoSettings end() {
        if (old.isAsked()) {
            listeners.add(old);
        }
        return new MosquittoSettings(
                perListener, Map.copyOf(common), List.copyOf(listeners), List.copyOf(findings));
    }
}
