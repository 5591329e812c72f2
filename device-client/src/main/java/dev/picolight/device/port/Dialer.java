package dev.picolight.device.port;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;

/// How a host is found and reached: the machine's own network, or a virtual LAN. May block, so it
/// is never called by the device's thread.
public interface Dialer {
    /// All addresses of this host, in the order in which to try them.
    ///
    /// @throws IOException in words of the network that is dialled; `UnknownHostException` when the
    ///   name has no address
    List<InetAddress> resolve(String host) throws IOException;

    /// Opens a TCP connection.
    ///
    /// @throws IOException in words of the network that is dialled
    Socket dial(InetSocketAddress to, Duration timeout) throws IOException;
}
