package dev.picolight.simulator.lan;

import dev.picolight.simulator.lan.VirtualLan.Reach;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;

/// A machine of the LAN.
///
/// @param address it has there
/// @param open ports on which it lets others in, and where they lead on this desktop
/// @param drops whether a firewall drops packets to its other ports, instead of it refusing them
public record Host(InetAddress address, Map<Integer, InetSocketAddress> open, boolean drops) {
    public Host {
        open = Map.copyOf(open);
    }

    Reach reach(int port) {
        return Optional.ofNullable(open.get(port))
                .<Reach>map(Reach.Leads::new)
                .orElse(
                        new Reach.Fails(
                                drops ? Stack.Situation.SWALLOWED : Stack.Situation.REFUSED));
    }
}
