package dev.picolight.simulator.lan;

import dev.picolight.simulator.link.ErrorWords;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How a board's network stack tells that a connection did not come about, and after how long. The
/// same situation looks otherwise on a Pico W than on a Raspberry Pi.
///
/// The Pico W's are from the sources of MicroPython (`extmod/modlwip.c`) and lwIP 2.2.1, not tried
/// on a board; the Raspberry Pi's were measured on Linux.
public enum Stack {
    /// lwIP under MicroPython.
    PICO_W {
        @Override
        public Failure of(Situation situation) {
            return switch (situation) {
                // lwIP has no route to 127.0.0.0/8, and none at all without an address
                case NO_WIFI, ITSELF -> at(Duration.ZERO, 113, "EHOSTUNREACH");
                // 6 SYNs, 3 s apart, without doubling
                case NOBODY, SWALLOWED -> at(Duration.ofMillis(18_500), 103, "ECONNABORTED");
                // an RST; lwIP has no ECONNREFUSED
                case REFUSED -> at(Duration.ZERO, 104, "ECONNRESET");
                case NAME_UNKNOWN -> new Failure(Duration.ZERO, "OSError: -2", -2);
                case NAME_SERVER_SILENT -> new Failure(Duration.ofSeconds(7), "OSError: -2", -2);
                case NO_NAME_SERVER -> new Failure(Duration.ZERO, "OSError: -6", -6);
                case NAME_IMPOSSIBLE -> new Failure(Duration.ZERO, "OSError: -16", -16);
                case IMPATIENT -> at(Duration.ZERO, 110, "ETIMEDOUT");
                case PEER_RESET -> at(Duration.ZERO, 104, "ECONNRESET");
                case LOST_ON_SEND -> at(Duration.ZERO, 113, "EHOSTUNREACH");
                case LOST_ON_RECEIVE -> at(Duration.ZERO, 103, "ECONNABORTED");
            };
        }

        @Override
        List<Duration> syns() {
            return seconds(0, 3, 6, 9, 12, 15);
        }

        @Override
        ErrorWords errors() {
            return new ErrorWords(
                    of(Situation.PEER_RESET).words(),
                    true,
                    Optional.of(of(Situation.LOST_ON_SEND).words()),
                    Optional.of(of(Situation.LOST_ON_RECEIVE).words()));
        }

        @Override
        boolean asksRouterForLocalhost() {
            return true;
        }
    },

    /// Linux, as Java sees it.
    PI {
        @Override
        public Failure of(Situation situation) {
            return switch (situation) {
                case NO_WIFI -> new Failure(Duration.ZERO, "Network is unreachable", 101);
                // there it is the machine itself, on which no broker is simulated
                case ITSELF, REFUSED -> new Failure(Duration.ZERO, "Connection refused", 111);
                // three questions of ARP
                case NOBODY -> new Failure(Duration.ofMillis(3_100), "No route to host", 113);
                case SWALLOWED -> new Failure(Duration.ofSeconds(130), "Connection timed out", 110);
                case NAME_UNKNOWN, NO_NAME_SERVER, NAME_IMPOSSIBLE ->
                        new Failure(Duration.ZERO, "Name or service not known", -2);
                case NAME_SERVER_SILENT ->
                        new Failure(
                                Duration.ofSeconds(10), "Temporary failure in name resolution", -3);
                case IMPATIENT -> new Failure(Duration.ZERO, "Connect timed out", 110);
                case PEER_RESET -> new Failure(Duration.ZERO, "Connection reset", 104);
                // it sends again and again, tcp_retries2 times
                case LOST_ON_SEND, LOST_ON_RECEIVE ->
                        new Failure(Duration.ofSeconds(924), "No route to host", 113);
            };
        }

        @Override
        List<Duration> syns() {
            return seconds(0, 1, 3, 7, 15, 31, 63);
        }

        /// Of a lost network it says nothing for so long that every program has given up before.
        @Override
        ErrorWords errors() {
            return new ErrorWords(
                    of(Situation.PEER_RESET).words(), false, Optional.empty(), Optional.empty());
        }

        @Override
        boolean asksRouterForLocalhost() {
            return false;
        }
    };

    /// Why a connection does not come about.
    public enum Situation {
        NO_WIFI,
        /// The address is the board itself.
        ITSELF,
        /// Nobody in the network has the address.
        NOBODY,
        /// A host is there, and nothing listens on that port for others.
        REFUSED,
        /// A firewall drops every packet.
        SWALLOWED,
        NAME_UNKNOWN,
        NAME_SERVER_SILENT,
        NO_NAME_SERVER,
        /// Empty, or longer than a name can be.
        NAME_IMPOSSIBLE,
        /// The caller's own limit was shorter.
        IMPATIENT,
        /// A connection that was there is reset.
        PEER_RESET,
        /// The network is lost while connected, and the board sends.
        LOST_ON_SEND,
        /// The same, and the board waits for bytes.
        LOST_ON_RECEIVE
    }

    /// What the board is told.
    ///
    /// @param after the beginning of the attempt
    /// @param words as the board's console shows them
    /// @param number errno, or a negative number of lwIP or of a name service
    public record Failure(Duration after, String words, int number) {
        private static final int ECONNABORTED = 103;

        /// As an exception of the kind that a network of this machine would have thrown.
        public IOException exception(Situation situation, String hint) {
            String text = hint.isEmpty() ? words : words + ", " + hint;
            return switch (situation) {
                case NAME_UNKNOWN, NAME_SERVER_SILENT, NO_NAME_SERVER, NAME_IMPOSSIBLE ->
                        new UnknownHostException(text);
                // lwIP cannot tell it from a firewall that drops: it asks in vain all the same
                case NOBODY ->
                        number == ECONNABORTED
                                ? new SocketTimeoutException(text)
                                : new NoRouteToHostException(text);
                case NO_WIFI, ITSELF, PEER_RESET, LOST_ON_SEND, LOST_ON_RECEIVE ->
                        new SocketException(text);
                case REFUSED -> new ConnectException(text);
                case SWALLOWED, IMPATIENT -> new SocketTimeoutException(text);
            };
        }
    }

    private static Failure at(Duration after, int errno, String name) {
        return new Failure(after, "[Errno %d] %s".formatted(errno, name), errno);
    }

    /// What the board sees, unless its own limit comes first.
    public abstract Failure of(Situation situation);

    /// When it asks for a connection, and asks again while nobody answers.
    abstract List<Duration> syns();

    /// What it says of a connection that was there.
    abstract ErrorWords errors();

    private static List<Duration> seconds(int... each) {
        return Arrays.stream(each).mapToObj(Duration::ofSeconds).toList();
    }

    /// Whether `localhost` is a name like every other.
    abstract boolean asksRouterForLocalhost();

    /// How long a connection attempt may take before the board itself gives it up, so that one sees
    /// what the stack says.
    public Duration patience() {
        return of(Situation.NOBODY).after().plusSeconds(1);
    }

    /// As users write it: `pico-w` or `pi`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The stack of this name.
    public static Optional<Stack> named(String name) {
        for (Stack stack : values()) {
            if (stack.toString().equals(name.strip().toLowerCase(Locale.ROOT))) {
                return Optional.of(stack);
            }
        }
        return Optional.empty();
    }
}
