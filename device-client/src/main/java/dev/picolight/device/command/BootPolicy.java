package dev.picolight.device.command;

/// What an LED shows when its device starts.
public enum BootPolicy {
    /// Nothing, until a command comes.
    OFF,
    /// Full light.
    ON,
    /// What it showed before the device stopped or lost its power.
    LAST
}
