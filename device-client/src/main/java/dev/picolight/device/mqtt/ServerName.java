package dev.picolight.device.mqtt;

import dev.picolight.device.words.Words;
import java.net.IDN;
import java.net.InetAddress;
import java.util.Locale;

/// The name or address that the certificate of a Server must have (RFC 6125).
///
/// @param text a host name in ASCII and without a dot at its end, or a numeric address without a
///   zone
public record ServerName(String text) {
    public ServerName {
        text = withoutZone(new BrokerAddress(text, BrokerAddress.DEFAULT_TLS_PORT).asciiHost());
        text = (text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
        text = text.toLowerCase(Locale.ROOT);
        if (!isLiteral(text) && !isHostName(text)) {
            throw new IllegalArgumentException(
                    Words.of(MqttWords.class).inNoCertificate(Shown.quoted(text)));
        }
    }

    /// The Server's own, as the device calls it.
    ///
    /// @throws IllegalArgumentException when the host's name can be in no certificate, as one with
    ///   `_`
    public static ServerName of(BrokerAddress address) {
        return new ServerName(address.host());
    }

    private static String withoutZone(String host) {
        int zone = host.indexOf('%');
        return zone < 0 ? host : host.substring(0, zone);
    }

    /// Whether it is a numeric address.
    public boolean isAddress() {
        return isLiteral(text);
    }

    private static boolean isLiteral(String text) {
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }

    private static boolean isHostName(String text) {
        try {
            IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES);
            return true;
        } catch (IllegalArgumentException notByTheRules) {
            return false;
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
