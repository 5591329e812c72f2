package dev.picolight.simulator.record;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;

/// One end of a connection as a frame names it.
///
/// @param mac six bytes
/// @param hops what TTL begins with: 255 with lwIP, 64 with Linux
record LanHost(byte[] mac, InetAddress address, int port, int hops) {
    /// Raspberry Pi's, by the IEEE.
    private static final byte[] BOARD = {0x28, (byte) 0xCD, (byte) 0xC1};

    private static final byte LOCAL = 0x02; // locally administered

    /// The end of a board.
    ///
    /// @param number in the plan, 0 for the first
    /// @param other the other end, whose kind of address it must have
    static LanHost board(int number, InetSocketAddress end, InetAddress other) {
        byte[] mac = Arrays.copyOf(BOARD, 6);
        int serial = number + 1;
        mac[3] = (byte) (serial >> 16);
        mac[4] = (byte) (serial >> 8);
        mac[5] = (byte) serial;
        InetAddress address = end.getAddress();
        boolean sameKind = address.getClass().equals(other.getClass());
        return new LanHost(mac, sameKind ? address : linkLocal(mac), end.getPort(), 255);
    }

    /// The other end; what is not in the board's network is behind the access point.
    static LanHost other(InetSocketAddress end, LanHost board) {
        byte[] address = end.getAddress().getAddress();
        byte[] own = board.address().getAddress();
        byte[] tail = Arrays.copyOfRange(address, address.length - 4, address.length);
        if (address.length == own.length && !inOneNetwork(address, own)) {
            tail = Arrays.copyOf(own, 4);
            tail[3] = 1;
        }
        byte[] mac = {LOCAL, 0, tail[0], tail[1], tail[2], tail[3]};
        return new LanHost(mac, end.getAddress(), end.getPort(), 64);
    }

    private static boolean inOneNetwork(byte[] one, byte[] other) {
        int prefix = one.length == 4 ? 3 : 8;
        return Arrays.equals(one, 0, prefix, other, 0, prefix);
    }

    /// What a board has in IPv6 at any time (RFC 4291 appendix A).
    private static InetAddress linkLocal(byte[] mac) {
        return InetAddress.ofLiteral(
                "fe80::%02x%02x:%02xff:fe%02x:%02x%02x"
                        .formatted(mac[0] ^ LOCAL, mac[1], mac[2], mac[3], mac[4], mac[5]));
    }

    boolean isVersion4() {
        return address instanceof Inet4Address;
    }
}
