package dev.picolight.device.brokerhost;

import java.net.Inet6Address;
import java.net.InetAddress;

/// A TCP socket that waits for connections.
///
/// @param inode its number in the kernel, by which its program is found
record Listening(InetAddress address, int port, long inode) {
    boolean isLoopback() {
        return address.isLoopbackAddress();
    }

    boolean isOnAll() {
        return address.isAnyLocalAddress();
    }

    boolean isIpv6() {
        return address instanceof Inet6Address;
    }

    @Override
    public String toString() {
        return shown(address, port);
    }

    /// As `ss` shows it.
    static String shown(InetAddress address, int port) {
        String host = address.getHostAddress().replaceFirst("%.*", "");
        if (address instanceof Inet6Address) {
            return "[%s]:%d".formatted(short6(host), port);
        }
        return "%s:%d".formatted(host, port);
    }

    private static String short6(String host) {
        return switch (host) {
            case "0:0:0:0:0:0:0:0" -> "::";
            case "0:0:0:0:0:0:0:1" -> "::1";
            default -> host;
        };
    }
}
