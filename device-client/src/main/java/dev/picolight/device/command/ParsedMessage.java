package dev.picolight.device.command;

/// What became of a message's payload.
public sealed interface ParsedMessage {
    /// A command, to be done.
    record Understood(LedCommand command) implements ParsedMessage {}

    /// No command, so nothing changes.
    sealed interface Refused extends ParsedMessage {
        /// The kind of refusal, for programs.
        ErrorCode code();

        /// What is wrong, what was expected; safe to print.
        String reason();
    }

    /// Readable, but settings say that such text does nothing.
    record Ignored(String reason) implements Refused {
        @Override
        public ErrorCode code() {
            return ErrorCode.IGNORED;
        }
    }

    /// Not readable.
    record Malformed(String reason) implements Refused {
        @Override
        public ErrorCode code() {
            return ErrorCode.MALFORMED;
        }
    }

    /// Longer than [CommandParser#BYTES_MAX], and therefore not read.
    record TooLarge(String reason) implements Refused {
        @Override
        public ErrorCode code() {
            return ErrorCode.TOO_LARGE;
        }
    }

    /// Readable, but no LED of this program can do it.
    record NotSupported(String reason) implements Refused {
        @Override
        public ErrorCode code() {
            return ErrorCode.NOT_SUPPORTED;
        }
    }
}
