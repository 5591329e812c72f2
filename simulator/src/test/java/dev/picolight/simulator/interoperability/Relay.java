package dev.picolight.simulator.interoperability;

import dev.picolight.device.mqtt.BrokerAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The network between a device and a broker: it can be cut and mended, while the broker lives.
final class Relay implements AutoCloseable {
    private final ServerSocket listener;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    /// @param target a port of 127.0.0.1
    Relay(int target) {
        this.target = target;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        Thread.ofVirtual().start(this::accept);
    }

    BrokerAddress address() {
        return new BrokerAddress("127.0.0.1", listener.getLocalPort());
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket device = listener.accept();
                open.add(device);
                if (cut) {
                    device.close();
                } else {
                    Socket broker = new Socket(InetAddress.getLoopbackAddress(), target);
                    open.add(broker);
                    Thread.ofVirtual().start(() -> carry(device, broker));
                    Thread.ofVirtual().start(() -> carry(broker, device));
                }
            } catch (IOException noBrokerOrTheEnd) {
                close(open);
            }
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // both are closed
        }
        open.remove(from);
    }

    /// Ends all connections, and lets nobody through.
    void cut() {
        cut = true;
        close(open);
    }

    /// Lets everybody through again.
    void mend() {
        cut = false;
    }

    private static void close(Set<Socket> sockets) {
        for (Socket socket : Set.copyOf(sockets)) {
            try {
                socket.close();
            } catch (IOException gone) {
                // that is what was wanted
            }
            sockets.remove(socket);
        }
    }

    @Override
    public void close() {
        cut();
        try {
            listener.close();
        } catch (IOException gone) {
            // that is what was wanted
        }
    }
}
