package dev.picolight.device.app;

import dev.picolight.device.port.Dialer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Reaches a host by the network of this machine.
public final class HostDialer implements Dialer {
    /// Less than the device waits for a connection, so that it learns what was wrong.
    private static final Duration LOOKUP_LIMIT = Duration.ofSeconds(20);

    private final NameLookup names = NameLookup.ofThisMachine();
    private final Duration lookupLimit;
    private volatile Optional<InetAddress> ownAddress = Optional.empty();

    /// One with the patience of a device.
    public HostDialer() {
        this(LOOKUP_LIMIT);
    }

    /// @param lookupLimit how long the name services may take
    HostDialer(Duration lookupLimit) {
        this.lookupLimit = lookupLimit;
    }

    @Override
    public List<InetAddress> resolve(String host) throws IOException {
        return names.addresses(host, lookupLimit);
    }

    @Override
    public Socket dial(InetSocketAddress to, Duration timeout) throws IOException {
        Socket socket = new Socket();
        try {
            // 0 would mean no limit
            socket.connect(to, Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE));
            ownAddress = Optional.of(socket.getLocalAddress());
            return socket;
        } catch (IOException failure) {
            socket.close();
            throw failure;
        }
    }

    /// This machine's address on the connection that came about last, as seen from the other end if
    /// no router translates it.
    Optional<InetAddress> ownAddress() {
        return ownAddress;
    }
}
