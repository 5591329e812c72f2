package dev.picolight.simulator.link;

import java.util.Optional;

/// What a board's network stack says of a connection that was there.
///
/// @param reset when the other end has reset it
/// @param once whether it says so once, and then behaves as if the connection was closed
/// @param sendWhenLost when it sends and the network is gone; empty: it says nothing, and keeps the
///   bytes
/// @param receiveWhenLost when it waits for bytes and the network is gone; empty: it waits on
public record ErrorWords(
        String reset,
        boolean once,
        Optional<String> sendWhenLost,
        Optional<String> receiveWhenLost) {}
