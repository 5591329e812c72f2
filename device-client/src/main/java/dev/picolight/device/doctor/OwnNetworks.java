package dev.picolight.device.doctor;

import dev.picolight.device.diagnosis.OwnAddresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;

/// The networks that this machine is in. May be used by any thread; looks anew at each question.
class OwnNetworks {
    /// An address of this machine, and how much of it names the network.
    ///
    /// @param network its interface
    /// @param prefix in bits
    record Own(InetAddress address, int prefix, String network) {
        /// For example `192.168.1.0/24`.
        String shownNetwork() {
            return NameStep.shown(networkOf(address, prefix)) + "/" + prefix;
        }

        boolean contains(InetAddress other) {
            return address.getAddress().length == other.getAddress().length
                    && networkOf(address, prefix).equals(networkOf(other, prefix));
        }
    }

    private static InetAddress networkOf(InetAddress address, int prefix) {
        byte[] bytes = address.getAddress();
        for (int bit = prefix; bit < bytes.length * 8; bit++) {
            bytes[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (IOException neverOfThatLength) {
            throw new UncheckedIOException(neverOfThatLength);
        }
    }

    /// Whether this machine has an address in a network at all.
    boolean any() {
        return !OwnAddresses.ofThisMachine().isEmpty();
    }

    boolean isOwn(InetAddress address) {
        try {
            return address.isLoopbackAddress()
                    || Optional.ofNullable(NetworkInterface.getByInetAddress(address)).isPresent();
        } catch (SocketException notTold) {
            return false;
        }
    }

    /// The one in whose network the other address is.
    Optional<Own> sharedWith(InetAddress other) {
        return all().stream()
                .filter(own -> !own.address().isLoopbackAddress())
                .filter(own -> own.contains(other))
                .findFirst();
    }

    private static List<Own> all() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(card -> card.getInterfaceAddresses().stream().map(it -> own(card, it)))
                    .toList();
        } catch (SocketException none) {
            return List.of();
        }
    }

    private static Own own(NetworkInterface card, InterfaceAddress address) {
        return new Own(address.getAddress(), address.getNetworkPrefixLength(), card.getName());
    }

    /// The own address that a packet to there would bear: the system chooses a route, and nothing
    /// is sent.
    ///
    /// @return empty when there is no way
    Optional<InetAddress> used(InetSocketAddress there) {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(there);
            return Optional.of(socket.getLocalAddress()).filter(it -> !it.isAnyLocalAddress());
        } catch (SocketException | UncheckedIOException noWay) {
            return Optional.empty();
        }
    }
}
