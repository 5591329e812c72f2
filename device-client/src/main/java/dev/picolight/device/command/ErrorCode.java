package dev.picolight.device.command;

import java.util.Locale;

/// Why a request was not done, as a word for programs. The table in `docs/commands.md` explains
/// each.
public enum ErrorCode {
    /// The payload cannot be read, or a number is out of range.
    MALFORMED,
    /// The payload has more bytes than are read.
    TOO_LARGE,
    /// Understood, but this LED cannot do it.
    NOT_SUPPORTED,
    /// A text that is no command, and the settings say that such text does nothing.
    IGNORED,
    /// The Message Expiry Interval (§3.3.2.3.3) was over before the LED's turn came.
    EXPIRED,
    /// Too many commands came, and a newer one took this one's place.
    LIMITED,
    /// The LED's hardware did not take it.
    LED_FAILED;

    /// The word in the answer, for example `not-supported`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
