package dev.picolight.simulator.record;

import dev.picolight.device.mqtt.BrokerAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// The ends of a connection, as text.
final class Ends {
    private Ends() {}

    static String text(InetSocketAddress end) {
        String host = end.isUnresolved() ? end.getHostString() : end.getAddress().getHostAddress();
        return host.contains(":")
                ? "[%s]:%d".formatted(host, end.getPort())
                : "%s:%d".formatted(host, end.getPort());
    }

    /// @throws IllegalArgumentException when it is none
    static InetSocketAddress of(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException(text);
        }
        int port = Integer.parseInt(text.substring(colon + 1)); // 0 where the end had no port yet
        String host = BrokerAddress.parse(text.substring(0, colon)).host();
        try {
            return new InetSocketAddress(InetAddress.ofLiteral(host), port);
        } catch (IllegalArgumentException aName) {
            return InetSocketAddress.createUnresolved(host, port);
        }
    }
}
