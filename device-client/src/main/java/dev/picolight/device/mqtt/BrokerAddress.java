package dev.picolight.device.mqtt;

import dev.picolight.device.words.Words;
import java.net.IDN;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where the Server is: a host name or numeric address, and a TCP port.
///
/// @param host as the user wrote it, without scheme, port and brackets; an IPv6 address may name
///   its zone
/// @param port 1 to 65 535
public record BrokerAddress(String host, int port) {
    public static final int DEFAULT_PORT = 1883;

    /// With TLS.
    public static final int DEFAULT_TLS_PORT = 8883;

    public BrokerAddress {
        host = withoutBrackets(host.strip());
        refuseUserInfo(host);
        if (host.isEmpty()) {
            throw new IllegalArgumentException(Words.of(MqttWords.class).emptyHost());
        }
        if (host.contains("://")) {
            throw new IllegalArgumentException(
                    Words.of(MqttWords.class).scheme(Shown.quoted(host)));
        }
        refuseOtherCharacters(host);
        if (host.contains(":") && !isIpv6(host)) {
            throw new IllegalArgumentException(Words.of(MqttWords.class).colon(Shown.quoted(host)));
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(Words.of(MqttWords.class).noSuchPort(port));
        }
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") && host.length() > 2
                ? host.substring(1, host.length() - 1)
                : host;
    }

    /// What stands before an @ may be a password: the words must not repeat it.
    private static void refuseUserInfo(String text) {
        if (text.contains("@")) {
            throw new IllegalArgumentException(Words.of(MqttWords.class).userInfo());
        }
    }

    private static void refuseOtherCharacters(String host) {
        host.codePoints()
                .filter(c -> !Character.isLetterOrDigit(c) && "-_.:%。．｡".indexOf(c) < 0)
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .findFirst()
                .ifPresent(c -> {
                    throw new IllegalArgumentException(
                            Words.of(MqttWords.class)
                                    .otherCharacter(
                                            Shown.quoted(host),
                                            Shown.quoted(Character.toString(c))));
                });
    }

    private static boolean isIpv6(String host) {
        int zone = host.indexOf('%');
        try {
            InetAddress.ofLiteral(zone < 0 ? host : host.substring(0, zone));
            return true;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    /// Reads `HOST`, `HOST:PORT` or `[IPV6]:PORT`.
    ///
    /// @throws IllegalArgumentException with words for the user
    public static BrokerAddress parse(String text) {
        return parse(text, DEFAULT_PORT);
    }

    /// The same with another port where none is named; that an IPv6 address ends in digits names
    /// none.
    ///
    /// @throws IllegalArgumentException with words for the user
    public static BrokerAddress parse(String text, int portUnlessNamed) {
        String trimmed = text.strip();
        refuseUserInfo(trimmed);
        int bracket = trimmed.indexOf(']');
        if (trimmed.startsWith("[") && bracket > 0) {
            String host = trimmed.substring(1, bracket);
            String rest = trimmed.substring(bracket + 1);
            return rest.isEmpty()
                    ? new BrokerAddress(host, portUnlessNamed)
                    : new BrokerAddress(
                            host, port(rest.startsWith(":") ? rest.substring(1) : rest, text));
        }
        int colon = trimmed.indexOf(':');
        boolean onlyHost = colon < 0 || trimmed.indexOf(':', colon + 1) >= 0;
        return onlyHost || trimmed.contains("://")
                ? new BrokerAddress(trimmed, portUnlessNamed)
                : new BrokerAddress(
                        trimmed.substring(0, colon), port(trimmed.substring(colon + 1), text));
    }

    private static int port(String digits, String whole) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    Words.of(MqttWords.class).portIsNoNumber(Shown.quoted(whole)), notANumber);
        }
    }

    /// The name as it is asked of a name service: an international name in its ASCII form.
    public String asciiHost() {
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException notAName) {
            return host;
        }
    }

    /// Whether the name alone says that it means this very machine: `localhost` and everything
    /// below it (RFC 6761 §6.3), whatever a name service may answer. Looks at [#asciiHost], because
    /// full-width letters and `。` become plain ones before a name service is asked.
    public boolean isLocalhostByName() {
        String name = asciiHost().toLowerCase(Locale.ROOT);
        String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return bare.equals("localhost")
                || bare.endsWith(".localhost")
                || bare.equals("localhost.localdomain")
                || bare.equals("ip6-localhost")
                || bare.equals("ip6-loopback");
    }

    /// The first of the resolved addresses that means this very machine: loopback (127.0.0.0/8,
    /// `::1`) or «any» (`0.0.0.0`, `::`). The rule looks at resolved addresses because `127.1`,
    /// `2130706433`, `::ffff:127.0.0.1` and the own host name all pass a comparison of text.
    public static Optional<InetAddress> firstLoopback(List<InetAddress> resolved) {
        return resolved.stream()
                .filter(address -> address.isLoopbackAddress() || address.isAnyLocalAddress())
                .findFirst();
    }

    /// For example `192.168.137.113:1883`.
    @Override
    public String toString() {
        return host.contains(":") ? "[%s]:%d".formatted(host, port) : host + ":" + port;
    }
}
