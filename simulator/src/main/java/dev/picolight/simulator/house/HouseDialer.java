package dev.picolight.simulator.house;

import dev.picolight.device.app.HostDialer;
import dev.picolight.device.port.Dialer;
import dev.picolight.simulator.lan.NatRule;
import dev.picolight.simulator.lan.VirtualLan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Reaches what the boards reach, by this machine's own network: where an address of the virtual
/// LAN is meant, it goes where that leads, whatever is broken there.
record HouseDialer(VirtualLan lan, HostDialer host) implements Dialer {
    HouseDialer(VirtualLan lan) {
        this(lan, new HostDialer());
    }

    @Override
    public List<InetAddress> resolve(String name) throws IOException {
        Optional<InetAddress> own = lan.names().own(name);
        return own.isPresent() ? List.of(own.get()) : host.resolve(name);
    }

    @Override
    public Socket dial(InetSocketAddress to, Duration timeout) throws IOException {
        return host.dial(leadsTo(to), timeout);
    }

    InetSocketAddress leadsTo(InetSocketAddress to) {
        return lan.rules().stream()
                .filter(rule -> rule.matches(to))
                .findFirst()
                .map(NatRule::to)
                .or(() -> ofHost(to))
                .orElse(to);
    }

    private Optional<InetSocketAddress> ofHost(InetSocketAddress to) {
        return lan.hosts().stream()
                .filter(machine -> machine.address().equals(to.getAddress()))
                .findFirst()
                .flatMap(machine -> Optional.ofNullable(machine.open().get(to.getPort())));
    }
}
