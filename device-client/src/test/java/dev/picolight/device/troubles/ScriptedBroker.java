package dev.picolight.device.troubles;

import dev.picolight.device.mqtt.BrokerAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server on 127.0.0.1 that answers each packet of a client, whatever it is, with the next of its
/// answers; nothing is left to say: it stays silent, or closes.
final class ScriptedBroker implements AutoCloseable {
    private static final int LONGEST_READ = 4096;

    private final ServerSocket listening;
    private final List<Socket> clients = new CopyOnWriteArrayList<>();

    private ScriptedBroker(ServerSocket listening) {
        this.listening = listening;
    }

    /// Says nothing more at the end, and keeps the connection.
    ///
    /// @param greeting sent at once, as some servers do
    static ScriptedBroker silentAfter(byte[] greeting, byte[]... answers) {
        return start(greeting, List.of(answers), false);
    }

    /// Closes after the last answer. Without one: at the first packet.
    static ScriptedBroker closingAfter(byte[]... answers) {
        return start(new byte[0], List.of(answers), true);
    }

    private static ScriptedBroker start(byte[] greeting, List<byte[]> answers, boolean closes) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            ScriptedBroker made = new ScriptedBroker(socket);
            Thread.startVirtualThread(() -> made.acceptAll(greeting, answers, closes));
            return made;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private void acceptAll(byte[] greeting, List<byte[]> answers, boolean closes) {
        try {
            while (true) {
                Socket client = listening.accept();
                clients.add(client);
                Thread.startVirtualThread(() -> serve(client, greeting, answers, closes));
            }
        } catch (IOException closed) {
            // as it should be
        }
    }

    private static void serve(
            Socket client, byte[] greeting, List<byte[]> answers, boolean closes) {
        try {
            client.setTcpNoDelay(true);
            client.getOutputStream().write(greeting);
            byte[] packet = new byte[LONGEST_READ];
            for (byte[] answer : answers) {
                if (client.getInputStream().read(packet) < 0) {
                    return;
                }
                client.getOutputStream().write(answer);
            }
            if (client.getInputStream().read(packet) >= 0 && closes) {
                client.close();
            }
        } catch (IOException gone) {
            // the client has gone
        }
    }

    BrokerAddress address() {
        return new BrokerAddress("127.0.0.1", listening.getLocalPort());
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket client : clients) {
                client.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
