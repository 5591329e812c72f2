package dev.picolight.device.brokerhost;

import dev.picolight.device.brokersetup.ConfigLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the lines of one listener say.
///
/// @param line `listener …`; empty: the old listener, which Mosquitto opens for options that stand
///   above every such line
/// @param options each with the line that is in force
record MosquittoListener(Optional<ConfigLine> line, Map<String, ConfigLine> options) {
    private static final int USUAL_PORT = 1883;
    private static final Set<String> ALL = Set.of("*");

    MosquittoListener(Optional<ConfigLine> line) {
        this(line, new LinkedHashMap<>());
    }

    /// Port; 0 is a socket in the file system.
    int port() {
        return line.map(it -> number(it.words().get(1)))
                .or(() -> Optional.ofNullable(options.get("port")).map(it -> number(it.value())))
                .orElse(USUAL_PORT);
    }

    /// The address or name that it is bound to; empty: all.
    Optional<String> host() {
        return line.map(ConfigLine::words)
                .map(words ->
                        Optional.of(words)
                                .filter(it -> it.size() > 2 && !it.get(2).startsWith("#"))
                                .map(it -> it.get(2)))
                .orElseGet(() ->
                        Optional.ofNullable(options.get("bind_address")).map(ConfigLine::value))
                .filter(host -> !ALL.contains(host));
    }

    /// The first word behind an option.
    Optional<String> option(String keyword) {
        return Optional.ofNullable(options.get(keyword)).map(ConfigLine::firstWord);
    }

    boolean isTcp() {
        return port() != 0;
    }

    boolean speaksMqtt() {
        return option("protocol").orElse("mqtt").equals("mqtt");
    }

    /// Mosquitto 2.0 leaves TLS away when one of the two is missing.
    boolean hasTls() {
        return options.containsKey("certfile") && options.containsKey("keyfile");
    }

    /// The line to show for it: that which says where it listens, else any of it.
    ConfigLine shown() {
        return line.or(() -> Optional.ofNullable(options.get("bind_address")))
                .or(() -> Optional.ofNullable(options.get("port")))
                .orElseGet(() -> List.copyOf(options.values()).getFirst());
    }

    /// As C's `atoi`: the digits at the beginning, whatever follows.
    static int number(String text) {
        String digits = text.strip().replaceFirst("^([+-]?\\d{0,9}).*", "$1");
        return digits.matches("[+-]?\\d+") ? Integer.parseInt(digits) : 0;
    }

    /// Whether both ask for the same port and address. Those bound to network interfaces may differ
    /// in them.
    boolean clashesWith(MosquittoListener other) {
        boolean onInterface =
                options.containsKey("bind_interface")
                        || other.options.containsKey("bind_interface");
        return !onInterface
                && ExpectedSocket.of(this).stream()
                        .anyMatch(socket ->
                                ExpectedSocket.of(other).stream().anyMatch(socket::clashesWith));
    }

    /// Whether Mosquitto opens it although no line asks for a listener.
    boolean isAsked() {
        return options.entrySet().stream().anyMatch(each -> asks(each.getKey(), each.getValue()));
    }

    private static boolean asks(String keyword, ConfigLine line) {
        String value = line.firstWord();
        return switch (keyword) {
            case "max_connections" -> number(value) >= 0;
            case "max_qos", "maximum_qos" -> number(value) != 2;
            case "protocol" -> !value.equals("mqtt");
            case "require_certificate",
                    "use_identity_as_username",
                    "use_subject_as_username",
                    "use_username_as_clientid" ->
                    value.equals("true") || value.equals("1");
            case "allow_zero_length_clientid" -> value.equals("false") || value.equals("0");
            case "tls_version", "http_dir", "acl_file", "allow_anonymous", "auto_id_prefix" ->
                    false;
            default -> true;
        };
    }
}
