package dev.picolight.simulator.record;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// One end of a connection as a frame names it.
///
/// @param mac its six bytes as one number
/// @param hops what TTL begins with: 255 with lwIP, 64 with Linux
record LanHost(long mac, InetAddress address, int port, int hops) {
    /// Raspberry Pi's, by the IEEE.
    private static final long BOARD = 0x28CD_C100_0000L;

    private static final long LOCAL = 0x0200_0000_0000L; // locally administered

    /// The end of a board.
    ///
    /// @param number in the plan, 0 for the first
    /// @param other the other end, whose kind of address it must have
    static LanHost board(int number, InetSocketAddress end, InetAddress other) {
        long mac = BOARD + number + 1;
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
        long mac = LOCAL | (ByteBuffer.wrap(tail).getInt() & 0xFFFF_FFFFL);
        return new LanHost(mac, end.getAddress(), end.getPort(), 64);
    }

    private static boolean inOneNetwork(byte[] one, byte[] other) {
        int prefix = one.length == 4 ? 3 : 8;
        return Arrays.equals(one, 0, prefix, other, 0, prefix);
    }

    /// What a board has in IPv6 at any time (RFC 4291 appendix A).
    private static InetAddress linkLocal(long mac) {
        long global = mac ^ LOCAL;
        return InetAddress.ofLiteral(
                "fe80::%x:%xff:fe%02x:%x"
                        .formatted(
                                global >> 32,
                                (global >> 24) & 0xFF,
                                (global >> 16) & 0xFF,
                                global & 0xFFFF));
    }

    /// The MAC address as a frame has it.
    byte[] macBytes() {
        return Arrays.copyOfRange(ByteBuffer.allocate(Long.BYTES).putLong(mac).array(), 2, 8);
    }

    boolean isVersion4() {
        return address instanceof Inet4Address;
    }
}
