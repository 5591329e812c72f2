package dev.picolight.simulator.broker;

import dev.picolight.simulator.lan.Tap;

/// Somebody who watches an [InMemoryLink]: what a [Tap] is to a real connection.
public interface InMemoryTap {
    /// Nobody.
    InMemoryTap NONE =
            new InMemoryTap() {
                @Override
                public void changed(long connection, Tap.Kind kind) {}

                @Override
                public void arrived(long connection, boolean atServer, InMemoryPacket packet) {}
            };

    /// A connection came about, was refused, or ended.
    ///
    /// @param connection a number, never used again by this link
    void changed(long connection, Tap.Kind kind);

    /// A packet arrived at its end.
    void arrived(long connection, boolean atServer, InMemoryPacket packet);
}
