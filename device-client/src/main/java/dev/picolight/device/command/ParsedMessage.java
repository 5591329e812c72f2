package dev.picolight.device.command;

/// What became of a message's payload.
public sealed interface ParsedMessage {
    /// A command, to be done.
    record Understood(LedCommand command) implements ParsedMessage {}

    /// Readable, but settings say that such text does nothing.
    record Ignored(String reason) implements ParsedMessage {}

    /// Not readable, so nothing changes.
    ///
    /// @param reason what is wrong, what was expected; safe to print
    record Malformed(String reason) implements ParsedMessage {}
}
