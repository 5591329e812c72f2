package dev.picolight.simulator.lan;

import dev.picolight.device.words.Words;
import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.lan.Stack.Situation;
import dev.picolight.simulator.lan.VirtualLan.Reach;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// How a board finds and reaches others, or fails to, with its own stack's errors after as long as
/// they take there.
final class Dialled {
    private static final int NAME_LENGTH_MAX = 253; // RFC 1035 §2.3.4

    private final VirtualLan lan;
    private final Stack stack;
    private final Supplier<Pace> pace;
    private final WifiChip chip;
    private final Connections connections;
    private final Consumer<String> console;

    Dialled(
            VirtualLan lan,
            Stack stack,
            Supplier<Pace> pace,
            WifiChip chip,
            Connections connections,
            Consumer<String> console) {
        this.lan = lan;
        this.stack = stack;
        this.pace = pace;
        this.chip = chip;
        this.connections = connections;
        this.console = console;
    }

    /// The time that one attempt has.
    private record Attempt(long began, Duration timeout) {
        Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - began);
        }

        /// Sleeps until so long after the beginning.
        ///
        /// @return false when the caller's limit came first
        boolean await(Duration after) throws InterruptedIOException {
            boolean inTime = after.compareTo(timeout) <= 0;
            Duration rest = (inTime ? after : timeout).minus(elapsed());
            if (rest.isPositive()) {
                try {
                    Thread.sleep(rest);
                } catch (InterruptedException givenUp) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException("the attempt was given up");
                }
            }
            return inTime;
        }
    }

    List<InetAddress> resolve(String host) throws IOException {
        requireJoined();
        if (host.isEmpty() || host.length() > NAME_LENGTH_MAX) {
            throw failure(Situation.NAME_IMPOSSIBLE, "");
        }
        Optional<InetAddress> literal = literal(host);
        if (literal.isPresent()) {
            return List.of(literal.get());
        }
        if (host.equalsIgnoreCase("localhost") && !stack.asksRouterForLocalhost()) {
            return List.of(InetAddress.getLoopbackAddress());
        }
        if (connections.suffers(Fault.DnsFail.class)) {
            throw silent(host);
        }
        return switch (lan.names()) {
            case NameService.None _ -> throw failure(Situation.NO_NAME_SERVER, host);
            case NameService.Silent _ -> throw silent(host);
            case NameService.Only only -> List.of(only.own(host).orElseThrow(() -> unknown(host)));
            case NameService.OfRouter router -> {
                Optional<InetAddress> own = router.own(host);
                yield own.isPresent() ? List.of(own.get()) : ofDesktop(host);
            }
        };
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException aName) {
            return Optional.empty();
        }
    }

    private List<InetAddress> ofDesktop(String host) throws IOException {
        if (host.equalsIgnoreCase("localhost")) {
            throw unknown(host);
        }
        try {
            return Arrays.asList(InetAddress.getAllByName(host));
        } catch (UnknownHostException unknown) {
            throw unknown(host);
        }
    }

    private UnknownHostException unknown(String host) {
        String hint =
                host.equalsIgnoreCase("localhost") ? Words.of(LanWords.class).noLocalhost() : host;
        return (UnknownHostException) failure(Situation.NAME_UNKNOWN, hint);
    }

    private IOException silent(String host) throws IOException {
        Duration after = pace.get().of(stack.of(Situation.NAME_SERVER_SILENT).after());
        new Attempt(System.nanoTime(), after).await(after);
        return failure(Situation.NAME_SERVER_SILENT, host);
    }

    Socket dial(InetSocketAddress to, Duration timeout) throws IOException {
        requireJoined();
        if (to.getAddress().isLoopbackAddress() || to.getAddress().isAnyLocalAddress()) {
            throw failure(Situation.ITSELF, Words.of(LanWords.class).itself());
        }
        Attempt attempt = new Attempt(System.nanoTime(), timeout);
        for (Duration syn : stack.syns()) {
            if (!attempt.await(pace.get().of(syn))) {
                throw failure(Situation.IMPATIENT, "");
            }
            requireJoined();
            switch (reach(to)) {
                case Reach.Leads(InetSocketAddress real) -> {
                    return connect(real, to, attempt);
                }
                case Reach.Fails(Situation situation) -> {
                    if (situation != Situation.SWALLOWED) {
                        throw late(situation, to, attempt);
                    } // otherwise it asks again
                }
            }
        }
        throw late(Situation.SWALLOWED, to, attempt);
    }

    /// Where a connection really goes at this moment.
    private Reach reach(InetSocketAddress to) {
        Reach reach = lan.reach(to);
        if (reach instanceof Reach.Leads) {
            if (connections.suffers(Fault.Blackhole.class)) {
                return new Reach.Fails(Situation.SWALLOWED);
            }
            if (connections.isDown() || connections.suffers(Fault.Refuse.class)) {
                return new Reach.Fails(Situation.REFUSED);
            }
        }
        return reach;
    }

    private Socket connect(InetSocketAddress real, InetSocketAddress to, Attempt attempt)
            throws IOException {
        Socket socket = new Socket();
        try {
            Duration left = attempt.timeout().minus(attempt.elapsed());
            // 0 would mean no limit
            socket.connect(real, Math.clamp(left.toMillis(), 1, Integer.MAX_VALUE));
            socket.setTcpNoDelay(true); // pieces leave as they are
        } catch (IOException | RuntimeException failed) {
            socket.close();
            Optional<Situation> situation = situationOf(failed);
            if (situation.isEmpty()) {
                throw failed;
            }
            throw late(situation.get(), to, attempt);
        }
        if (!chip.isJoined()) {
            socket.close();
            requireJoined();
        }
        Socket board = connections.opened(socket, to);
        if (!chip.isJoined()) { // lost just now, and this one was not yet among those
            connections.lose(chip::isJoined);
        }
        return board;
    }

    /// By type: the operating system's words are in the user's language.
    private static Optional<Situation> situationOf(Exception failed) {
        return switch (failed) {
            case NoRouteToHostException _ -> Optional.of(Situation.NOBODY);
            case SocketTimeoutException _ -> Optional.of(Situation.SWALLOWED);
            case ConnectException _ -> Optional.of(Situation.REFUSED);
            default -> Optional.empty();
        };
    }

    /// Fails after as long as it takes on the board, unless the caller's limit comes first.
    private IOException late(Situation situation, InetSocketAddress to, Attempt attempt)
            throws InterruptedIOException {
        if (!attempt.await(pace.get().of(stack.of(situation).after()))) {
            return failure(Situation.IMPATIENT, "");
        }
        if (situation == Situation.REFUSED) {
            connections.refused(to);
        }
        return failure(situation, "");
    }

    private IOException failure(Situation situation, String hint) {
        Stack.Failure failure = stack.of(situation);
        console.accept(failure.words());
        return failure.exception(situation, hint);
    }

    private void requireJoined() throws IOException {
        if (!chip.isJoined()) {
            throw failure(Situation.NO_WIFI, Words.of(LanWords.class).notConnected());
        }
    }
}
