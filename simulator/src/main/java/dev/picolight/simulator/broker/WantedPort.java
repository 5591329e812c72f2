package dev.picolight.simulator.broker;

import dev.picolight.device.words.Words;

/// Which TCP port the broker is to listen on.
public sealed interface WantedPort {
    /// How many ports after the first are tried.
    int NEXT_MAX = 20;

    /// This port and no other: when it is taken, the broker does not start.
    ///
    /// @param port 1 to 65 535
    record Exactly(int port) implements WantedPort {
        public Exactly {
            check(port);
        }
    }

    /// The first free port from this one on, at most [#NEXT_MAX] further.
    ///
    /// @param port 1 to 65 535
    record FirstFreeFrom(int port) implements WantedPort {
        public FirstFreeFrom {
            check(port);
        }

        int last() {
            return Math.min(port + NEXT_MAX, 65_535);
        }
    }

    /// Whichever port the operating system gives.
    record AnyFree() implements WantedPort {}

    private static void check(int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(Words.of(BrokerWords.class).noSuchPort(port));
        }
    }
}
