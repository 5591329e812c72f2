package dev.picolight.simulator.record;

/// How much may be written.
interface Budget {
    /// As much as the disk holds.
    Budget ENDLESS = _ -> true;

    /// Whether there is room for so many bytes more, which are then written.
    boolean take(long bytes);
}
