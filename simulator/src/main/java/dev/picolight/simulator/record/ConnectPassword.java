package dev.picolight.simulator.record;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// Blots out the password of CONNECT (MQTT 5 §3.1.3.6) in the bytes from a board, which may come in
/// pieces of any size. Lengths stay as they are.
final class ConnectPassword {
    private static final int CONNECT = 0x10;
    private static final int VERSION_5 = 5;
    private static final int WILL = 0x04;
    private static final int PASSWORD = 0x40;
    private static final int USER = 0x80;
    private static final byte BLOT = '*';

    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
    private boolean done;
    private boolean lost;

    /// Where the password is, as far as is known by now.
    ///
    /// @param end after its last byte; both 0: nowhere
    /// @param isCertain whether later bytes change nothing
    private record Place(int begin, int end, boolean isCertain) {
        static final Place NOT_YET = new Place(0, 0, false);
        static final Place NONE = new Place(0, 0, true);
    }

    /// Bytes are missing here: what follows is blotted out, unless CONNECT is already over.
    void missed() {
        lost = !done;
    }

    /// The next bytes of the connection, without the password.
    byte[] blotted(byte[] next) {
        if (lost) {
            byte[] nothing = new byte[next.length];
            Arrays.fill(nothing, BLOT);
            return nothing;
        }
        if (done) {
            return next;
        }
        int offset = seen.size();
        seen.writeBytes(next);
        byte[] all = seen.toByteArray();
        Place place = find(all);
        byte[] blotted = next.clone();
        int begin = Math.max(place.begin() - offset, 0);
        int end = Math.min(place.end() - offset, next.length);
        if (begin < end) {
            Arrays.fill(blotted, begin, end, BLOT);
        }
        if (place.isCertain() && all.length >= place.end()) {
            done = true;
            seen.reset();
        }
        return blotted;
    }

    private static Place find(byte[] all) {
        try {
            return new Walk(all).password();
        } catch (ArrayIndexOutOfBoundsException notThereYet) {
            return Place.NOT_YET;
        }
    }

    /// Through the fields of CONNECT in their order (§3.1.3).
    private static final class Walk {
        private final byte[] all;
        private int at;

        Walk(byte[] all) {
            this.all = all;
        }

        Place password() {
            if (next() != CONNECT) {
                return Place.NONE; // TLS, or no MQTT
            }
            int length = variable();
            int end = at + length;
            skipField(); // MQTT
            int version = next();
            int flags = next();
            at += 2; // Keep Alive
            skipProperties(version);
            skipField(); // Client Identifier
            if ((flags & WILL) != 0) {
                skipProperties(version);
                skipField();
                skipField();
            }
            if ((flags & USER) != 0) {
                skipField();
            }
            if ((flags & PASSWORD) == 0) {
                return Place.NONE;
            }
            int size = next() << 8 | next();
            return new Place(at, Math.min(at + size, end), true);
        }

        private int next() {
            return all[at++] & 0xFF;
        }

        private void skipField() {
            int size = next() << 8 | next();
            at += size;
        }

        private void skipProperties(int version) {
            if (version >= VERSION_5) {
                int size = variable();
                at += size;
            }
        }

        /// A Variable Byte Integer (§1.5.5).
        private int variable() {
            int value = 0;
            for (int shift = 0; shift < 28; shift += 7) {
                int digit = next();
                value |= (digit & 0x7F) << shift;
                if (digit < 0x80) {
                    return value;
                }
            }
            return value;
        }
    }
}
