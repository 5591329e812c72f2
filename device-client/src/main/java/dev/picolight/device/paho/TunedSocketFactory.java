package dev.picolight.device.paho;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/// Hands Paho the socket that the device has dialled. Paho itself would resolve the name once, try
/// only its first address, and fail on names with `_` or beyond ASCII (row 22).
final class TunedSocketFactory extends SocketFactory {
    /// What Paho believes to be the Server: an address for documentation (RFC 5737), never dialled.
    static final String NOWHERE = "tcp://192.0.2.1:1883";

    private final TunedSocket socket;

    TunedSocketFactory(TunedSocket socket) {
        this.socket = socket;
    }

    @Override
    public Socket createSocket() {
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        return socket;
    }

    @Override
    public Socket createSocket(
            InetAddress address, int port, InetAddress localAddress, int localPort) {
        return socket;
    }
}
