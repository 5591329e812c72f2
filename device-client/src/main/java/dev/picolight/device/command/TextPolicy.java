package dev.picolight.device.command;

/// What a plain text that is no command does, for example `測試訊息`.
public enum TextPolicy {
    /// Lights the LED.
    LIGHT,
    /// Lights it for two seconds of quick blinking, then shows what was before.
    FLASH,
    /// Does nothing.
    IGNORE
}
