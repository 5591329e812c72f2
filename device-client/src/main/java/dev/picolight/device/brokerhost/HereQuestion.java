package dev.picolight.device.brokerhost;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What is asked about the broker's machine.
///
/// @param port of the broker, usually 1883
/// @param used the address under which devices reach it, as in the device's settings; empty: any
/// @param user as whom the device logs in; empty: any
/// @param configuration Mosquitto's main file; empty: that of the Mosquitto that runs, or the usual
///   one
/// @param own all addresses of this machine
public record HereQuestion(
        int port,
        Optional<InetAddress> used,
        Optional<String> user,
        Optional<Path> configuration,
        List<InetAddress> own) {
    public HereQuestion {
        own = List.copyOf(own);
    }

    /// Whether the device uses IPv6.
    boolean usesIpv6() {
        return used.filter(Inet6Address.class::isInstance).isPresent();
    }

    boolean isOwn(InetAddress address) {
        return own.contains(address);
    }
}
