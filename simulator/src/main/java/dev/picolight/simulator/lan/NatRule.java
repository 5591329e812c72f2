package dev.picolight.simulator.lan;

import dev.picolight.device.words.Words;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/// Where an address of the virtual LAN leads on this desktop.
///
/// @param from an address as the board sees it
/// @param port the port it is about; empty for every port
/// @param to what is really connected to, for example `127.0.0.1:1883`
public record NatRule(InetAddress from, Optional<Integer> port, InetSocketAddress to) {

    /// Reads `ADDRESS[:PORT]=HOST:PORT`; addresses are IPv4, the host may also be a name.
    ///
    /// @throws IllegalArgumentException with words for the user
    public static NatRule parse(String text) {
        String[] sides = text.strip().split("=", -1);
        if (sides.length != 2) {
            throw new IllegalArgumentException(Words.of(LanWords.class).noRule(text));
        }
        int fromColon = sides[0].indexOf(':');
        String from = fromColon < 0 ? sides[0] : sides[0].substring(0, fromColon);
        Optional<Integer> port =
                fromColon < 0
                        ? Optional.empty()
                        : Optional.of(port(sides[0].substring(fromColon + 1), text));
        int toColon = sides[1].lastIndexOf(':');
        if (toColon < 1) {
            throw new IllegalArgumentException(Words.of(LanWords.class).lacksPort(text));
        }
        return new NatRule(
                address(from, text),
                port,
                new InetSocketAddress(
                        sides[1].substring(0, toColon),
                        port(sides[1].substring(toColon + 1), text)));
    }

    private static InetAddress address(String literal, String whole) {
        try {
            if (!literal.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
                throw new UnknownHostException(literal);
            }
            InetAddress address = InetAddress.getByName(literal);
            if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
                throw new IllegalArgumentException(
                        Words.of(LanWords.class).picoItself(whole, literal));
            }
            return address;
        } catch (UnknownHostException notAnAddress) {
            throw new IllegalArgumentException(
                    Words.of(LanWords.class).noIpv4(whole, literal), notAnAddress);
        }
    }

    private static int port(String digits, String whole) {
        try {
            int port = Integer.parseInt(digits);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // told below, like a number out of range
        }
        throw new IllegalArgumentException(Words.of(LanWords.class).noPort(whole, digits));
    }

    /// Whether a connection to this address is led elsewhere by the rule.
    public boolean matches(InetSocketAddress wanted) {
        return from.equals(wanted.getAddress())
                && port.map(p -> p == wanted.getPort()).orElse(true);
    }
}
