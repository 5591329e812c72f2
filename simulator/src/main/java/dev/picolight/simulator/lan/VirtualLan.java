package dev.picolight.simulator.lan;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.lan.Stack.Situation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The LAN that the boards are in: one access point, its addresses, and where they lead.
///
/// Where anything of it is simulated, all of 192.168.137.0/24 is: nobody has an address there that
/// neither a rule nor a host has. Other addresses, and all of them where nothing is simulated, are
/// reached as they are, through this desktop's own network.
///
/// @param accessPoint through which the boards are in it
/// @param dhcp whether boards are given addresses
/// @param names who knows names
/// @param rules the first one that matches counts
/// @param closed machines that are there and let nobody in
/// @param hosts machines with some ports open
public record VirtualLan(
        AccessPoint accessPoint,
        boolean dhcp,
        NameService names,
        List<NatRule> rules,
        List<ClosedHost> closed,
        List<Host> hosts) {
    /// Where the broker is in the documents that our users follow.
    public static final String BROKER_ADDRESS = "192.168.137.113";

    private static final byte[] NETWORK = {(byte) 192, (byte) 168, (byte) 137};
    private static final int FIRST_BOARD = 21;
    private static final int BROKER = 113;
    private static final int LAST_BOARD = 254;

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
        hosts = List.copyOf(hosts);
    }

    /// One with an open access point.
    public VirtualLan(String ssid, List<NatRule> rules, List<ClosedHost> closed) {
        this(AccessPoint.open(ssid), true, NameService.OF_DESKTOP, rules, closed, List.of());
    }

    /// One with no machines that let nobody in.
    public VirtualLan(String ssid, List<NatRule> rules) {
        this(ssid, rules, List.of());
    }

    /// The access point's name.
    public String ssid() {
        return accessPoint.ssid();
    }

    /// The same with another access point.
    public VirtualLan with(AccessPoint other) {
        return new VirtualLan(other, dhcp, names, rules, closed, hosts);
    }

    /// The same with another name service.
    public VirtualLan with(NameService other) {
        return new VirtualLan(accessPoint, dhcp, other, rules, closed, hosts);
    }

    /// The same with one more machine.
    public VirtualLan with(Host another) {
        List<Host> more = new ArrayList<>(hosts);
        more.add(another);
        return new VirtualLan(accessPoint, dhcp, names, rules, closed, more);
    }

    /// The same without DHCP: no board gets an address.
    public VirtualLan withoutDhcp() {
        return new VirtualLan(accessPoint, false, names, rules, closed, hosts);
    }

    /// What DHCP gives to a board; never the broker's address.
    ///
    /// @param board 0 for the first; at most 232
    public static String boardAddress(int board) {
        int last = FIRST_BOARD + board;
        int given = last < BROKER ? last : last + 1;
        if (board < 0 || given > LAST_BOARD) {
            throw new IllegalArgumentException(Words.of(LanWords.class).noBoardAddress(board));
        }
        return "192.168.137.%d".formatted(given);
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
        for (Host host : hosts) {
            if (host.address().equals(address)) {
                return host.reach(wanted.getPort());
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
        return !rules.isEmpty() || !closed.isEmpty() || !hosts.isEmpty();
    }

    private static boolean isHere(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == NETWORK.length + 1
                && Arrays.equals(Arrays.copyOf(bytes, NETWORK.length), NETWORK);
    }
}
