package dev.picolight.simulator.fault;

import java.time.Duration;

/// Something that is broken on purpose, for as long as it is among the [ActiveFaults].
///
/// What Toxiproxy has a name for is called so here, with the same attributes in the same units; the
/// others are Wi-Fi, names, the broker and the board itself. As text: [FaultText].
public sealed interface Fault {
    /// Which direction of a connection: `upstream` goes from the board to the broker.
    enum Stream {
        UPSTREAM,
        DOWNSTREAM
    }

    /// One that works on the bytes of a board's connections.
    sealed interface Toxic extends Fault {
        Stream stream();

        /// Which share of the connections it works on, 0 to 1; drawn once for each connection.
        double toxicity();
    }

    /// Every byte comes later.
    ///
    /// @param latency zero or more
    /// @param jitter up to so much more or less, zero or more
    record Latency(Duration latency, Duration jitter, Stream stream, double toxicity)
            implements Toxic {}

    /// Bytes come no faster than this.
    ///
    /// @param rate KB/s, 1 or more
    record Bandwidth(long rate, Stream stream, double toxicity) implements Toxic {}

    /// The end of a connection is told later.
    record SlowClose(Duration delay, Stream stream, double toxicity) implements Toxic {}

    /// Nothing passes, and after the time the connection is closed; zero: it is never closed, and
    /// nothing passes until the fault has ended.
    record Timeout(Duration timeout, Stream stream, double toxicity) implements Toxic {}

    /// The connection is reset (RST) after the time; zero: at once.
    record ResetPeer(Duration timeout, Stream stream, double toxicity) implements Toxic {}

    /// Bytes come in small pieces.
    ///
    /// @param averageSize of a piece, in bytes, 1 or more
    /// @param sizeVariation so many bytes more or less, less than the average
    /// @param delay between two pieces; Toxiproxy counts it in microseconds
    record Slicer(
            int averageSize, int sizeVariation, Duration delay, Stream stream, double toxicity)
            implements Toxic {}

    /// The connection is closed after so many bytes.
    record LimitData(long bytes, Stream stream, double toxicity) implements Toxic {}

    /// The way to the broker is gone: every connection is closed, and new ones are refused.
    record Down() implements Fault {}

    /// Wi-Fi as the board meets it.
    record Wifi(Kind kind) implements Fault {
        /// What is wrong with it.
        public enum Kind {
            /// The access point loses its power: boards notice within a second.
            DOWN,
            /// The signal is weak: packets are lost, the connection stutters.
            WEAK,
            /// The access point does not take the board's password (status −3).
            WRONG_PASSWORD,
            /// No access point of this name is found (status −2).
            NO_AP,
            /// Joined, but DHCP gives no address (status 2).
            NO_ADDRESS
        }
    }

    /// The name service does not answer.
    record DnsFail() implements Fault {}

    /// The broker's machine refuses new connections; those that are there stay.
    record Refuse() implements Fault {}

    /// Every packet to and from the broker's machine is lost, and nobody is told.
    record Blackhole() implements Fault {}

    /// The broker ends and starts again after the time.
    record BrokerRestart(Duration down) implements Fault {}

    /// The broker stands still, as by SIGSTOP: TCP connections come about, nothing is answered.
    record BrokerFreeze() implements Fault {}

    /// QoS 1 messages to the board come twice, the second time with DUP.
    ///
    /// @param share of the messages, 0 to 1
    record Duplicate(double share) implements Fault {}

    /// The board's plug is pulled, and put in again after the time; zero: when the fault ends.
    record PowerCut(Duration off) implements Fault {}

    /// Another client uses the board's Client Identifier, and comes back whenever it is thrown out.
    record ClientIdThief() implements Fault {}
}
