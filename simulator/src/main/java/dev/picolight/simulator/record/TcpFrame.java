package dev.picolight.simulator.record;

import java.nio.ByteBuffer;

/// One TCP segment in IP in Ethernet, with its checksums (RFC 791, 8200, 9293).
final class TcpFrame {
    static final int FIN = 0x01;
    static final int SYN = 0x02;
    static final int RST = 0x04;
    static final int PSH = 0x08;
    static final int ACK = 0x10;

    /// What one segment carries at most.
    static final int SEGMENT_MAX = 1_440;

    private static final int ETHERNET = 14;
    private static final int IP_4 = 20;
    private static final int IP_6 = 40;
    private static final int TCP = 20;
    private static final int SEGMENT_OPTION = 4;
    private static final int PROTOCOL = 6;
    private static final int WINDOW = 0xFAF0;

    private TcpFrame() {}

    /// @param identification of the IP packet
    /// @param sequence number of the first byte
    /// @param acknowledged the next byte that is expected; 0 without ACK
    static byte[] of(
            LanHost from,
            LanHost to,
            int identification,
            int flags,
            int sequence,
            int acknowledged,
            ByteBuffer payload) {
        int ip = from.isVersion4() ? IP_4 : IP_6;
        int header = TCP + ((flags & SYN) == 0 ? 0 : SEGMENT_OPTION);
        int segment = header + payload.remaining();
        byte[] bytes = new byte[ETHERNET + ip + segment];
        ByteBuffer frame = ByteBuffer.wrap(bytes);
        frame.put(to.macBytes())
                .put(from.macBytes())
                .putShort((short) (ip == IP_4 ? 0x0800 : 0x86DD));
        if (ip == IP_4) {
            version4(frame, from, to, identification, segment);
            frame.putShort(ETHERNET + 10, checksum(sum(bytes, ETHERNET, ETHERNET + IP_4)));
        } else {
            frame.putInt(0x6000_0000).putShort((short) segment);
            frame.put((byte) PROTOCOL).put((byte) from.hops());
            frame.put(from.address().getAddress()).put(to.address().getAddress());
        }
        int tcp = frame.position();
        frame.putShort((short) from.port()).putShort((short) to.port());
        frame.putInt(sequence).putInt(acknowledged);
        frame.put((byte) ((header / 4) << 4)).put((byte) flags).putShort((short) WINDOW);
        frame.putShort((short) 0).putShort((short) 0);
        if (header > TCP) {
            frame.putInt(0x0204_0000 | SEGMENT_MAX); // Maximum Segment Size
        }
        frame.put(payload.duplicate());
        long sum = PROTOCOL + segment + sum(from.address().getAddress(), to.address().getAddress());
        frame.putShort(tcp + 16, checksum(sum + sum(bytes, tcp, bytes.length)));
        return bytes;
    }

    private static void version4(
            ByteBuffer frame, LanHost from, LanHost to, int identification, int segment) {
        frame.putShort((short) 0x4500).putShort((short) (IP_4 + segment));
        frame.putShort((short) identification).putShort((short) 0x4000); // not to be fragmented
        frame.put((byte) from.hops()).put((byte) PROTOCOL).putShort((short) 0);
        frame.put(from.address().getAddress()).put(to.address().getAddress());
    }

    private static long sum(byte[] from, byte[] to) {
        return sum(from, 0, from.length) + sum(to, 0, to.length);
    }

    /// Of the 16-bit words (RFC 1071).
    private static long sum(byte[] bytes, int begin, int end) {
        long sum = 0;
        for (int i = begin; i < end; i++) {
            sum += (bytes[i] & 0xFF) << (((i - begin) % 2) == 0 ? Byte.SIZE : 0);
        }
        return sum;
    }

    private static short checksum(long sum) {
        long folded = sum;
        while (folded > 0xFFFF) {
            folded = (folded & 0xFFFF) + (folded >> Short.SIZE);
        }
        return (short) ~folded;
    }
}
