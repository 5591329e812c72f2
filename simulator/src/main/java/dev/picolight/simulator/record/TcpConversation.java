package dev.picolight.simulator.record;

import static dev.picolight.simulator.record.TcpFrame.ACK;
import static dev.picolight.simulator.record.TcpFrame.FIN;
import static dev.picolight.simulator.record.TcpFrame.PSH;
import static dev.picolight.simulator.record.TcpFrame.RST;
import static dev.picolight.simulator.record.TcpFrame.SYN;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/// One TCP connection, as somebody sees it who looks at the LAN: the segments that its two ends
/// would have sent.
final class TcpConversation {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Side board;
    private final Side other;
    private final Consumer<byte[]> frames;

    /// One end, and what it has sent.
    private static final class Side {
        private final LanHost host;
        private int next;
        private int packets;

        Side(LanHost host, int first) {
            this.host = host;
            this.next = first;
        }
    }

    /// @param number of the connection, which its first sequence numbers are made from
    TcpConversation(LanHost board, LanHost other, long number, Consumer<byte[]> frames) {
        int seed = Long.hashCode(number) * 0x9E37_79B1 + (int) board.mac() * 0x85EB_CA6B;
        this.board = new Side(board, seed);
        this.other = new Side(other, ~seed * 31);
        this.frames = frames;
    }

    void opened() {
        send(board, other, SYN, NOTHING);
        send(other, board, SYN | ACK, NOTHING);
        send(board, other, ACK, NOTHING);
    }

    void refused() {
        send(board, other, SYN, NOTHING);
        send(other, board, RST | ACK, NOTHING);
    }

    void carried(boolean toBroker, byte[] bytes) {
        Side from = toBroker ? board : other;
        Side to = toBroker ? other : board;
        for (int at = 0; at < bytes.length; at += TcpFrame.SEGMENT_MAX) {
            int size = Math.min(TcpFrame.SEGMENT_MAX, bytes.length - at);
            boolean last = at + size == bytes.length;
            send(from, to, last ? PSH | ACK : ACK, ByteBuffer.wrap(bytes, at, size));
            send(to, from, ACK, NOTHING);
        }
    }

    /// So many bytes went over the LAN unseen.
    void missed(boolean toBroker, long bytes) {
        (toBroker ? board : other).next += (int) bytes;
    }

    void closed(boolean byBoard) {
        Side first = byBoard ? board : other;
        Side second = byBoard ? other : board;
        send(first, second, FIN | ACK, NOTHING);
        send(second, first, FIN | ACK, NOTHING);
        send(first, second, ACK, NOTHING);
    }

    void reset() {
        send(other, board, RST | ACK, NOTHING);
    }

    private void send(Side from, Side to, int flags, ByteBuffer payload) {
        frames.accept(
                TcpFrame.of(
                        from.host,
                        to.host,
                        from.packets++,
                        flags,
                        from.next,
                        (flags & ACK) == 0 ? 0 : to.next,
                        payload));
        from.next += payload.remaining() + ((flags & (SYN | FIN)) == 0 ? 0 : 1);
    }
}
