package dev.picolight.simulator.lan;

import java.net.InetSocketAddress;

/// Somebody who watches what a board's connections really carry. Called by whichever thread carries
/// it, in order for one connection, so it must not block.
public interface Tap {
    /// Nobody.
    Tap NONE =
            new Tap() {
                @Override
                public void changed(
                        long connection, Kind kind, InetSocketAddress from, InetSocketAddress to) {}

                @Override
                public void carried(long connection, boolean toBroker, byte[] bytes) {}
            };

    /// What happens to a connection.
    enum Kind {
        OPENED,
        /// Refused by RST: it never came about.
        REFUSED,
        CLOSED_BY_BOARD,
        CLOSED_BY_BROKER,
        RESET,
        /// The board has lost its network or its power: nothing is sent, and the other end is not
        /// told.
        LOST
    }

    /// A connection came about, was refused, or ended.
    ///
    /// @param connection a number, never used again by this board
    /// @param from the board's end
    /// @param to the other end, as the board sees it
    void changed(long connection, Kind kind, InetSocketAddress from, InetSocketAddress to);

    /// Bytes arrived at their end, after all faults.
    ///
    /// @param bytes not to be changed
    void carried(long connection, boolean toBroker, byte[] bytes);
}
