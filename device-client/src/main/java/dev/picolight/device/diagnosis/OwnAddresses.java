package dev.picolight.device.diagnosis;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The addresses by which other machines reach this one.
public final class OwnAddresses {
    /// Bridges and tunnels of containers, virtual machines and private networks.
    private static final Pattern VIRTUAL =
            Pattern.compile(
                    "(docker|podman|br-|bridge|veth|virbr|vmnet|vbox|lxc|lxd|cni|tun|tap|utun|wg|zt|tailscale).*|.*(virtual|hyper-v).*");

    private OwnAddresses() {}

    /// One address of one network interface.
    ///
    /// @param interfaceName name and description of the interface
    /// @param up whether the interface is switched on and has a link
    record Candidate(String interfaceName, boolean up, InetAddress address) {
        boolean isOfUse() {
            return up
                    && !address.isLoopbackAddress()
                    && !address.isAnyLocalAddress()
                    && !address.isLinkLocalAddress()
                    && !address.isMulticastAddress();
        }

        boolean isVirtual() {
            return VIRTUAL.matcher(interfaceName.toLowerCase(Locale.ROOT)).matches();
        }

        boolean isIpv6() {
            return !(address instanceof Inet4Address);
        }

        boolean isPublic() {
            return !address.isSiteLocalAddress();
        }
    }

    /// The most useful first: private IPv4 addresses of real interfaces. Empty when there is no
    /// network.
    public static List<InetAddress> ofThisMachine() {
        try {
            return ordered(NetworkInterface.networkInterfaces().flatMap(OwnAddresses::candidates));
        } catch (SocketException nothingKnown) {
            return List.of();
        }
    }

    private static Stream<Candidate> candidates(NetworkInterface network) {
        String name = network.getName() + " " + network.getDisplayName();
        boolean up = isUp(network);
        return network.inetAddresses().map(address -> new Candidate(name, up, address));
    }

    /// An interface that vanishes while we look is down.
    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException gone) {
            return false;
        }
    }

    static List<InetAddress> ordered(Stream<Candidate> candidates) {
        return candidates
                .filter(Candidate::isOfUse)
                .sorted(
                        Comparator.comparing(Candidate::isVirtual)
                                .thenComparing(Candidate::isIpv6)
                                .thenComparing(Candidate::isPublic))
                .map(Candidate::address)
                .distinct()
                .toList();
    }
}
