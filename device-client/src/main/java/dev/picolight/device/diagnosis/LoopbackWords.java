package dev.picolight.device.diagnosis;

import dev.picolight.device.words.Localized;

/// What is said about an address that means the very machine that uses it.
@Localized
interface LoopbackWords {
    /// What is wrong.
    ///
    /// @param address as it was written, quoted
    /// @param resolved [#resolved], or nothing
    String cause(String address, String resolved);

    String resolved(String address);

    /// Between addresses of which one is to be taken.
    String or();

    String hereOrElsewhere(String addresses);

    String elsewhere();

    String orShare();
}
