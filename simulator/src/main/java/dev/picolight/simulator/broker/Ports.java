package dev.picolight.simulator.broker;

import dev.picolight.device.words.Words;
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
                Words.of(BrokerWords.class)
                        .allInUse(from.port(), from.last(), listen.getHostAddress()),
                Words.of(BrokerWords.class).endOrChoose());
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
        BrokerWords words = Words.of(BrokerWords.class);
        String address = listen.getHostAddress();
        String why = String.valueOf(obstacle.getMessage());
        if (canOnlyBeTaken(listen, port)) {
            return new BrokerFault(words.inUse(port, address, why), words.endIt(port), obstacle);
        }
        if (!isOfThisMachine(listen)) {
            return new BrokerFault(
                    words.noAddressOfOurs(address, why), words.seeAddresses(), obstacle);
        }
        return new BrokerFault(
                words.cannotListen(port, address, why), words.chooseHigher(), obstacle);
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
