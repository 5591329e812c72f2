package dev.picolight.simulator.lan;

import java.net.InetSocketAddress;
import java.util.List;

/// The LAN that the boards are in: one access point, its addresses, and where they lead.
///
/// An address without a rule is reached as it is, through this desktop's own network.
///
/// @param ssid the access point's name
/// @param rules the first one that matches counts
public record VirtualLan(String ssid, List<NatRule> rules) {
    /// Where the broker is in the documents that our users follow.
    public static final String BROKER_ADDRESS = "192.168.137.113";

    private static final int FIRST_BOARD = 21;

    public VirtualLan {
        rules = List.copyOf(rules);
    }

    /// What DHCP gives to a board.
    ///
    /// @param board 0 for the first; at most 90
    public static String boardAddress(int board) {
        return "192.168.137.%d".formatted(FIRST_BOARD + board);
    }

    /// Where a connection really goes.
    InetSocketAddress translate(InetSocketAddress wanted) {
        return rules.stream()
                .filter(rule -> rule.matches(wanted))
                .map(NatRule::to)
                .findFirst()
                .orElse(wanted);
    }
}
