package dev.picolight.simulator.broker;

import dev.picolight.simulator.broker.WantedPort.AnyFree;
import dev.picolight.simulator.broker.WantedPort.Exactly;
import dev.picolight.simulator.broker.WantedPort.FirstFreeFrom;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.util.Optional;

/// Chooses the port before the broker starts, so that a port that is taken is known at once and
/// explained.
final class Ports {
    private static final int FIRST_FOR_EVERYBODY = 1024;

    private Ports() {}

    /// The port to listen on; 0 lets the operating system choose.
    ///
    /// @throws BrokerFault when no wanted port can be listened on
    static int choose(InetAddress listen, WantedPort wanted) {
        return switch (wanted) {
            case AnyFree() -> 0;
            case Exactly(int port) -> {
                Optional<IOException> obstacle = obstacle(listen, port);
                if (obstacle.isPresent()) {
                    throw explain(listen, port, obstacle.get());
                }
                yield port;
            }
            case FirstFreeFrom from -> firstFree(listen, from);
        };
    }

    private static int firstFree(InetAddress listen, FirstFreeFrom from) {
        for (int port = from.port(); port <= from.last(); port++) {
            Optional<IOException> obstacle = obstacle(listen, port);
            if (obstacle.isEmpty()) {
                return port;
            }
            if (!canOnlyBeTaken(listen, port)) {
                throw explain(listen, port, obstacle.get());
            }
        }
        throw new BrokerFault(
                "The ports %d to %d of %s are all in use"
                        .formatted(from.port(), from.last(), listen.getHostAddress()),
                "See who holds them (ss -ltnp), end that program, or choose another port.");
    }

    /// Why nobody can listen there now; empty when it is free.
    static Optional<IOException> obstacle(InetAddress listen, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(
                    true); // as the broker does: connections just closed are no obstacle
            probe.bind(new InetSocketAddress(listen, port));
            return Optional.empty();
        } catch (IOException obstacle) {
            return Optional.of(obstacle);
        }
    }

    /// Judges by what is known of address and port, because the operating system's words come in
    /// its own language.
    private static BrokerFault explain(InetAddress listen, int port, IOException obstacle) {
        String address = listen.getHostAddress();
        if (canOnlyBeTaken(listen, port)) {
            return new BrokerFault(
                    "Port %d of %s is in use by another program (%s)"
                            .formatted(port, address, obstacle.getMessage()),
                    "See who holds it (ss -ltnp | grep %d) and end that program, or choose another port."
                            .formatted(port),
                    obstacle);
        }
        if (!isOfThisMachine(listen)) {
            return new BrokerFault(
                    "%s is no address of this machine (%s)"
                            .formatted(address, obstacle.getMessage()),
                    "See the addresses that it has (ip -brief address), or listen on 127.0.0.1.",
                    obstacle);
        }
        return new BrokerFault(
                "Port %d of %s cannot be listened on (%s)"
                        .formatted(port, address, obstacle.getMessage()),
                "Ports below 1024 are the system's own: choose a higher one, usually 1883.",
                obstacle);
    }

    private static boolean canOnlyBeTaken(InetAddress listen, int port) {
        return port >= FIRST_FOR_EVERYBODY && isOfThisMachine(listen);
    }

    private static boolean isOfThisMachine(InetAddress address) {
        if (address.isAnyLocalAddress()
                || (address.isLoopbackAddress() && address instanceof Inet4Address)) {
            return true;
        }
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException cannotTell) {
            return true;
        }
    }
}
