package dev.picolight.device.brokerhost;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A socket that a listener's lines ask for. Mosquitto opens one for IPv4 and one for IPv6.
record ExpectedSocket(InetAddress address, int port) {
    private static final String ALL_IPV4 = "0.0.0.0";
    private static final String ALL_IPV6 = "::";

    /// Those of one listener; none when its name has no address. May ask for a name.
    static List<ExpectedSocket> of(MosquittoListener listener) {
        return listener.isTcp()
                ? addresses(listener)
                        .filter(it -> isOfDomain(it, listener.option("socket_domain")))
                        .map(it -> new ExpectedSocket(it, listener.port()))
                        .toList()
                : List.of();
    }

    /// All addresses, of IPv4 and IPv6.
    static List<ExpectedSocket> onAll(int port) {
        return Stream.concat(resolved(ALL_IPV4), resolved(ALL_IPV6))
                .map(it -> new ExpectedSocket(it, port))
                .toList();
    }

    /// Mosquitto's local only mode.
    static List<ExpectedSocket> onThisMachine(int port) {
        return Stream.concat(resolved("127.0.0.1"), resolved("::1"))
                .map(it -> new ExpectedSocket(it, port))
                .toList();
    }

    private static Stream<InetAddress> addresses(MosquittoListener listener) {
        return listener.host()
                .map(ExpectedSocket::resolved)
                .orElseGet(() -> Stream.concat(resolved(ALL_IPV4), resolved(ALL_IPV6)));
    }

    private static Stream<InetAddress> resolved(String host) {
        try {
            return Stream.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException unknown) {
            return Stream.empty();
        }
    }

    private static boolean isOfDomain(InetAddress address, Optional<String> domain) {
        return domain.isEmpty() || domain.get().equals("ipv6") == (address instanceof Inet6Address);
    }

    /// Whether both cannot be open at the same time.
    boolean clashesWith(ExpectedSocket other) {
        boolean sameKind = isIpv6() == other.isIpv6();
        return port == other.port
                && sameKind
                && (address.equals(other.address)
                        || address.isAnyLocalAddress()
                        || other.address.isAnyLocalAddress());
    }

    private boolean isIpv6() {
        return address instanceof Inet6Address;
    }

    @Override
    public String toString() {
        return Listening.shown(address, port);
    }
}
