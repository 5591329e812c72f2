package dev.picolight.simulator.house;

import dev.picolight.device.app.HostDialer;
import dev.picolight.device.port.Dialer;
import dev.picolight.simulator.lan.NatRule;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;

/// Reaches what the boards reach, by this machine's own network: where an address of the virtual
/// LAN is meant, it goes where that leads, whatever is broken there.
///
/// @param rules the first one that matches counts
record HouseDialer(List<NatRule> rules, HostDialer host) implements Dialer {
    HouseDialer(List<NatRule> rules) {
        this(List.copyOf(rules), new HostDialer());
    }

    @Override
    public List<InetAddress> resolve(String name) throws IOException {
        return host.resolve(name);
    }

    @Override
    public Socket dial(InetSocketAddress to, Duration timeout) throws IOException {
        return host.dial(leadsTo(to), timeout);
    }

    InetSocketAddress leadsTo(InetSocketAddress to) {
        return rules.stream()
                .filter(rule -> rule.matches(to))
                .findFirst()
                .map(NatRule::to)
                .orElse(to);
    }
}
