package dev.picolight.simulator.house;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// Cuts the bytes of one direction of a connection into MQTT packets (§2.1). Holds no more than one
/// packet, and of a long one nothing. For one thread.
final class PacketCutter {
    /// Longer packets are told, but not kept.
    static final int KEPT_MAX = 64 << 10;

    private static final int LENGTH_BYTES_MAX = 4;

    /// A packet.
    ///
    /// @param bytes all of it; of one that is longer than [#KEPT_MAX] the first byte alone
    /// @param length of the whole packet
    record Cut(byte[] bytes, int length) {
        boolean isWhole() {
            return bytes.length == length;
        }

        /// 1 for CONNECT to 15 for AUTH.
        int type() {
            return (bytes[0] & 0xF0) >> 4;
        }
    }

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int lengthBytes;
    private int remaining; // of the packet, after its length
    private int multiplier = 1;
    private int total;
    private boolean broken;

    /// Takes what came next.
    ///
    /// @return the packets that have ended with it
    List<Cut> take(byte[] bytes) {
        List<Cut> cuts = new ArrayList<>();
        int at = 0;
        while (at < bytes.length && !broken) {
            if (isInHeader()) {
                header(bytes[at++]);
            } else {
                int some = Math.min(remaining, bytes.length - at);
                if (total <= KEPT_MAX) {
                    kept.write(bytes, at, some);
                }
                remaining -= some;
                at += some;
            }
            if (!broken && !isInHeader() && remaining == 0) {
                cuts.add(end());
            }
        }
        return cuts;
    }

    /// Whether it was no MQTT: then nothing more comes.
    boolean isBroken() {
        return broken;
    }

    private boolean isInHeader() {
        return multiplier != 0;
    }

    private void header(byte next) {
        if (kept.size() == 0) {
            kept.write(next);
            broken = (next & 0xF0) == 0; // reserved (§2.1.2)
            return;
        }
        lengthBytes++;
        kept.write(next);
        remaining += (next & 0x7F) * multiplier;
        boolean goesOn = (next & 0x80) != 0;
        broken = goesOn && lengthBytes == LENGTH_BYTES_MAX;
        multiplier = goesOn ? multiplier << 7 : 0;
        total = 1 + lengthBytes + remaining;
    }

    private Cut end() {
        byte[] bytes = kept.toByteArray();
        Cut cut = new Cut(total <= KEPT_MAX ? bytes : new byte[] {bytes[0]}, total);
        kept.reset();
        lengthBytes = 0;
        remaining = 0;
        multiplier = 1;
        total = 0;
        return cut;
    }
}
