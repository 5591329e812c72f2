package dev.picolight.device.brokersetup;

import dev.picolight.device.mqtt.Shown;
import java.net.IDN;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A name or an address by which devices call the broker: what its certificate can be for (RFC
/// 5280, Subject Alternative Name).
///
/// @param text a host name in lower case and ASCII, or an address without brackets
public record BrokerName(String text) {
    private static final Pattern HOST =
            Pattern.compile(
                    "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
    private static final Pattern ENDS_LIKE_AN_ADDRESS = Pattern.compile("(.*\\.)?[0-9]+");
    private static final int LENGTH_MAX = 253;

    public BrokerName {
        String given = text.strip();
        text = address(given).map(InetAddress::getHostAddress).orElseGet(() -> ascii(given));
        if (text.length() > LENGTH_MAX || !isPossible(text)) {
            throw new IllegalArgumentException(Sentences.say().impossibleName(Shown.quoted(text)));
        }
        if (isLoopback(text)) {
            throw new IllegalArgumentException(Sentences.say().loopbackName(Shown.quoted(text)));
        }
    }

    private static String ascii(String name) {
        try {
            return IDN.toASCII(name).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException impossible) {
            return name;
        }
    }

    private static boolean isPossible(String text) {
        boolean named =
                HOST.matcher(text).matches() && !ENDS_LIKE_AN_ADDRESS.matcher(text).matches();
        return named || address(text).filter(BrokerName::isOfOneMachine).isPresent();
    }

    private static boolean isOfOneMachine(InetAddress address) {
        return !address.isAnyLocalAddress()
                && !address.isMulticastAddress()
                && !address.isLinkLocalAddress();
    }

    private static boolean isLoopback(String text) {
        return text.equals("localhost")
                || text.endsWith(".localhost")
                || text.startsWith("localhost.")
                || address(text).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /// The JDK also takes `192.168.1`, and means `192.168.0.1`.
    private static Optional<InetAddress> address(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text))
                    .filter(it -> text.contains(":") || it.getHostAddress().equals(text));
        } catch (IllegalArgumentException aName) {
            return Optional.empty();
        }
    }

    /// As `keytool` wants it.
    String forKeytool() {
        return (address(text).isPresent() ? "ip:" : "dns:") + text;
    }

    @Override
    public String toString() {
        return text;
    }
}
