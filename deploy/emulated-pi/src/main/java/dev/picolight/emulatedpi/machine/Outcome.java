package dev.picolight.emulatedpi.machine;

/// How a command in the guest ended.
///
/// @param status 0 to 255; 0 is a success
/// @param output what it printed, both streams, without space around
public record Outcome(int status, String output) {}
