package dev.picolight.simulator.link;

import java.util.Arrays;

/// What travels on one way of a connection.
sealed interface Segment {
    /// How much room it takes.
    int size();

    /// Some bytes.
    ///
    /// @param bytes one or more, not to be changed
    record Data(byte[] bytes) implements Segment {
        @Override
        public int size() {
            return bytes.length;
        }

        /// The bytes from one position up to another.
        Data part(int from, int to) {
            return from == 0 && to == bytes.length
                    ? this
                    : new Data(Arrays.copyOfRange(bytes, from, to));
        }
    }

    /// The last that travels.
    record Last(End end) implements Segment {
        @Override
        public int size() {
            return 0;
        }
    }

    /// How it ends.
    enum End {
        /// The sender says no more, and may still listen.
        SHUT,
        /// The sender has closed its socket.
        CLOSED,
        /// Closed on the way, for both sides.
        CUT,
        /// By RST.
        RESET
    }
}
