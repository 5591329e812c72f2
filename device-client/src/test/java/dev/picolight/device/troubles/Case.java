package dev.picolight.device.troubles;

import dev.picolight.device.diagnosis.Cause;

/// A trouble that is really made, with its cause, known because we made it.
///
/// @param situation in English, for the table
/// @param chinese the same in Traditional Chinese
/// @param real the cause
record Case(String situation, String chinese, Cause real, World world) {
    /// Makes the trouble, lets the device meet it, and takes everything away.
    @FunctionalInterface
    interface World {
        Told meet() throws Exception;
    }

    @Override
    public String toString() {
        return situation;
    }
}
