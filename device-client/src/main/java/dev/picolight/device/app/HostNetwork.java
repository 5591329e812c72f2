package dev.picolight.device.app;

import dev.picolight.device.lifecycle.DeviceEvent.NetworkDown;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkUp;
import dev.picolight.device.port.EventSink;
import dev.picolight.device.port.Network;
import dev.picolight.device.words.Words;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;

/// The network the machine has. It is there as long as an interface with an address is up; looks
/// every two seconds, because Java offers nothing that tells of a change.
public final class HostNetwork implements Network {
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(2);

    private final boolean loopbackWillDo;
    private Optional<Thread> watcher = Optional.empty();
    private Optional<String> reported = Optional.empty();

    /// @param loopbackWillDo whether the broker may be on this very machine, which needs no network
    public HostNetwork(boolean loopbackWillDo) {
        this.loopbackWillDo = loopbackWillDo;
    }

    @Override
    public synchronized void join(EventSink events) {
        reported = Optional.empty();
        look(events);
        if (watcher.isEmpty()) {
            watcher = Optional.of(Thread.ofVirtual().name("network").start(() -> watch(events)));
        }
    }

    private void watch(EventSink events) {
        try {
            while (true) {
                Thread.sleep(LOOKS_EVERY);
                look(events);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /// Tells only what has changed; a network that is not there yet is waited for in silence.
    private synchronized void look(EventSink events) {
        Optional<String> found = address(loopbackWillDo);
        if (found.isPresent() && reported.isEmpty()) {
            events.accept(new NetworkUp(found.get()));
        } else if (found.isEmpty() && reported.isPresent()) {
            events.accept(new NetworkDown(Words.of(StatusWords.class).networkDown()));
        }
        reported = found;
    }

    /// An address of this machine, for people; empty when it has no network.
    static Optional<String> address(boolean loopbackWillDo) {
        Optional<String> secondBest = Optional.empty();
        try {
            for (NetworkInterface card : NetworkInterface.networkInterfaces().toList()) {
                if (!card.isUp()) {
                    continue;
                }
                for (InetAddress address : card.inetAddresses().toList()) {
                    String shown =
                            Words.of(StatusWords.class)
                                    .address(address.getHostAddress(), card.getName());
                    if (!address.isLoopbackAddress() && !address.isLinkLocalAddress()) {
                        return Optional.of(shown);
                    }
                    // 169.254.x.x is an address of one's own choice, as on a cable without DHCP
                    if (address.isLoopbackAddress()
                            ? loopbackWillDo
                            : address instanceof Inet4Address) {
                        secondBest = Optional.of(shown);
                    }
                }
            }
        } catch (SocketException cannotTell) {
            return Optional.of(
                    Words.of(StatusWords.class)
                            .unknownNetwork(String.valueOf(cannotTell.getMessage())));
        }
        return secondBest;
    }

    @Override
    public synchronized void close() {
        watcher.ifPresent(Thread::interrupt);
        watcher = Optional.empty();
    }
}
