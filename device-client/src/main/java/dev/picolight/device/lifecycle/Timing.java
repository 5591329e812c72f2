package dev.picolight.device.lifecycle;

import java.time.Duration;

/// The device's patience.
///
/// @param join for the network to come up
/// @param connect for TCP and CONNACK together
/// @param keepAlive between two PINGREQ, unless the Server insists on another (§3.1.2.10)
/// @param suback for SUBACK
/// @param pingresp for PINGRESP
/// @param stable time online after which failures are forgotten
/// @param early a connection lost sooner than this after CONNACK may have been taken over
/// @param backoff waits between attempts
/// @param stateExpiry Message Expiry Interval of the retained state; it is published again after
///   half of it
public record Timing(
        Duration join,
        Duration connect,
        Duration keepAlive,
        Duration suback,
        Duration pingresp,
        Duration stable,
        Duration early,
        Backoff backoff,
        Duration stateExpiry) {

    /// What a device in a house uses: TCP 10 s and CONNACK 20 s, Keep Alive 30 s, SUBACK and
    /// PINGRESP 10 s, waits from 1 s to 120 s.
    public static final Timing STANDARD =
            new Timing(
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(10),
                    new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(120)),
                    Duration.ofHours(24));

    /// The same with another Keep Alive.
    public Timing withKeepAlive(Duration span) {
        return new Timing(
                join, connect, span, suback, pingresp, stable, early, backoff, stateExpiry);
    }

    /// The same with other waits, and failures forgotten after another time online.
    public Timing withBackoff(Backoff waits, Duration stableAfter) {
        return new Timing(
                join, connect, keepAlive, suback, pingresp, stableAfter, early, waits, stateExpiry);
    }
}
