package dev.picolight.simulator.link;

/// Where the packets of one direction of an MQTT connection begin and end (§2.1).
final class Framing {
    private static final int LENGTH_BYTES_MAX = 4;
    private static final int MORE = 0x80;

    private enum Expects {
        FIRST_BYTE,
        LENGTH,
        REST,
        /// It is no MQTT: TLS, for example.
        NOTHING
    }

    private Expects expects = Expects.FIRST_BYTE;
    private int lengthBytes;
    private long rest;

    /// Whether the next byte is the first of a packet.
    boolean isAtStart() {
        return expects == Expects.FIRST_BYTE;
    }

    boolean isMqtt() {
        return expects != Expects.NOTHING;
    }

    /// Looks no more for packets.
    void giveUp() {
        expects = Expects.NOTHING;
    }

    /// Goes on through these bytes, up to the end of the packet.
    ///
    /// @return the position after its last byte, or the end
    int advance(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length) {
            switch (expects) {
                case FIRST_BYTE -> {
                    at++;
                    expects = Expects.LENGTH;
                    lengthBytes = 0;
                    rest = 0;
                }
                case LENGTH -> {
                    takeLength(bytes[at++] & 0xFF);
                    if (expects == Expects.FIRST_BYTE) {
                        return at;
                    }
                }
                case REST -> {
                    int some = (int) Math.min(rest, bytes.length - at);
                    at += some;
                    rest -= some;
                    if (rest == 0) {
                        expects = Expects.FIRST_BYTE;
                        return at;
                    }
                }
                case NOTHING -> {
                    return bytes.length;
                }
            }
        }
        return at;
    }

    private void takeLength(int read) {
        rest |= (long) (read & ~MORE) << (7 * lengthBytes++);
        if ((read & MORE) == 0) {
            expects = rest == 0 ? Expects.FIRST_BYTE : Expects.REST;
        } else if (lengthBytes == LENGTH_BYTES_MAX) {
            giveUp();
        }
    }
}
