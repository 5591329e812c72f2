package dev.picolight.simulator.lan;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.simulator.lan.Stack.Situation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The LAN that the boards are in: one access point, its addresses, and where they lead.
///
/// Where anything of it is simulated, all of 192.168.137.0/24 is: nobody has an address there that
/// neither a rule nor a host has. Other addresses, and all of them where nothing is simulated, are
/// reached as they are, through this desktop's own network.
///
/// @param ssid the access point's name
/// @param rules the first one that matches counts
/// @param closed machines that are there and let nobody in
public record VirtualLan(String ssid, List<NatRule> rules, List<ClosedHost> closed) {
    /// Where the broker is in the documents that our users follow.
    public static final String BROKER_ADDRESS = "192.168.137.113";

    private static final byte[] NETWORK = {(byte) 192, (byte) 168, (byte) 137};
    private static final int FIRST_BOARD = 21;

    /// A machine of the LAN on which nothing listens for others: its broker is down, or bound to
    /// 127.0.0.1.
    ///
    /// @param drops whether a firewall drops every packet, instead of the machine refusing it
    public record ClosedHost(InetAddress address, boolean drops) {
        Situation situation() {
            return drops ? Situation.SWALLOWED : Situation.REFUSED;
        }
    }

    /// Where a connection goes.
    sealed interface Reach {
        /// To this address of the desktop's network.
        record Leads(InetSocketAddress to) implements Reach {}

        /// Nowhere.
        record Fails(Situation situation) implements Reach {}
    }

    public VirtualLan {
        rules = List.copyOf(rules);
        closed = List.copyOf(closed);
    }

    /// One with no machines that let nobody in.
    public VirtualLan(String ssid, List<NatRule> rules) {
        this(ssid, rules, List.of());
    }

    /// What DHCP gives to a board.
    ///
    /// @param board 0 for the first; at most 90
    public static String boardAddress(int board) {
        return "192.168.137.%d".formatted(FIRST_BOARD + board);
    }

    /// Where a connection really goes.
    Reach reach(InetSocketAddress wanted) {
        InetAddress address = wanted.getAddress();
        for (ClosedHost host : closed) {
            if (host.address().equals(address)) {
                return new Reach.Fails(host.situation());
            }
        }
        for (NatRule rule : rules) {
            if (rule.matches(wanted)) {
                return new Reach.Leads(rule.to());
            }
        }
        if (!isSimulated() || !isHere(address)) {
            return new Reach.Leads(wanted);
        }
        boolean somebody = rules.stream().anyMatch(rule -> rule.from().equals(address));
        return new Reach.Fails(somebody ? Situation.REFUSED : Situation.NOBODY);
    }

    /// Why the broker is not there when no real network is: in simulated time it has the address of
    /// the documents, or that of a rule.
    ///
    /// @return empty when a connection gets there
    public Optional<Situation> unreached(InetSocketAddress wanted) {
        boolean isBroker =
                wanted.getAddress().equals(InetAddress.ofLiteral(BROKER_ADDRESS))
                        && rules.stream().noneMatch(rule -> rule.from().equals(wanted.getAddress()));
        if (isBroker && closed.stream().noneMatch(it -> it.address().equals(wanted.getAddress()))) {
            return wanted.getPort() == BrokerAddress.DEFAULT_PORT
                    ? Optional.empty()
                    : Optional.of(Situation.REFUSED);
        }
        return switch (reach(wanted)) {
            case Reach.Fails(Situation situation) -> Optional.of(situation);
            case Reach.Leads(var to) ->
                    to.equals(wanted) ? Optional.of(Situation.NOBODY) : Optional.empty();
        };
    }

    private boolean isSimulated() {
        return !rules.isEmpty() || !closed.isEmpty();
    }

    private static boolean isHere(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == NETWORK.length + 1
                && Arrays.equals(Arrays.copyOf(bytes, NETWORK.length), NETWORK);
    }
}
