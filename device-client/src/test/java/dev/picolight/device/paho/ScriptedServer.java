package dev.picolight.device.paho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.picolight.device.mqtt.BrokerAddress;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/// A Server that does nothing by itself: a test accepts, reads and sends, byte by byte.
final class ScriptedServer implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int RECEIVE_BUFFER = 16_384;

    private final ServerSocket listening;
    private final List<Peer> peers = new ArrayList<>();

    ScriptedServer() {
        try {
            listening = new ServerSocket();
            listening.setReceiveBufferSize(RECEIVE_BUFFER);
            listening.setSoTimeout(PATIENCE_MILLIS);
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    BrokerAddress address() {
        return new BrokerAddress("127.0.0.1", listening.getLocalPort());
    }

    /// Waits for the next client.
    Peer accept() {
        try {
            Peer peer = new Peer(listening.accept());
            peers.add(peer);
            return peer;
        } catch (IOException nobody) {
            return fail("nobody connected", nobody);
        }
    }

    /// Waits for the next client and answers its CONNECT with this packet.
    Peer accept(byte[] connack) {
        Peer peer = accept();
        peer.expect(Packet.CONNECT);
        peer.send(connack);
        return peer;
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        peers.forEach(Peer::close);
    }

    /// One client, seen from the Server.
    static final class Peer {
        private final Socket socket;
        private final InputStream in;

        private Peer(Socket socket) throws IOException {
            this.socket = socket;
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }

        /// Waits for a packet, which must be of this type.
        Packet expect(int type) {
            try {
                Packet packet = Packet.read(in);
                assertThat(packet.type()).as("type of %s", packet).isEqualTo(type);
                return packet;
            } catch (IOException nothing) {
                return fail("no packet of type " + type, nothing);
            }
        }

        /// Waits for a byte, which must be this one.
        void awaitByte(int expected) {
            try {
                assertThat(in.read()).isEqualTo(expected);
            } catch (IOException nothing) {
                fail("no byte came", nothing);
            }
        }

        /// Waits for a record of TLS, which must be of this type, and gives what is in it.
        byte[] awaitTlsRecord(int type) {
            awaitByte(type);
            try {
                in.skipNBytes(2); // version
                int length = in.read() << 8 | in.read();
                return in.readNBytes(length);
            } catch (IOException nothing) {
                return fail("no record came", nothing);
            }
        }

        /// Waits until the client has ended the connection in whatever way, and said whatever.
        void expectEndOrReset() {
            try {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (SocketException reset) {
                // an end as well
            } catch (IOException stillOpen) {
                fail("the client did not end the connection", stillOpen);
            }
        }

        /// Waits until the client has closed the stream, and fails if it says another word.
        void expectEnd() {
            try {
                Packet packet = Packet.read(in);
                fail("the end was expected, but there came " + packet);
            } catch (EOFException | SocketException closed) {
                // as it should be
            } catch (IOException stillOpen) {
                fail("the client did not close the stream", stillOpen);
            }
        }

        /// Waits until the client has closed the stream in good order (FIN).
        void expectEndOfStream() {
            try {
                assertThat(in.read()).as("end of stream").isEqualTo(-1);
            } catch (IOException notInOrder) {
                fail("the client did not close the stream in good order", notInOrder);
            }
        }

        /// Waits until the client has cut the connection (RST), whatever it said before.
        void expectReset() {
            try {
                in.transferTo(OutputStream.nullOutputStream());
                fail("the client closed in good order, so that all it had said arrived");
            } catch (SocketException reset) {
                // as it should be
            } catch (IOException stillOpen) {
                fail("the client did not cut the connection", stillOpen);
            }
        }

        void send(byte[]... packets) {
            try {
                for (byte[] packet : packets) {
                    socket.getOutputStream().write(packet);
                }
            } catch (IOException gone) {
                fail("the client is gone", gone);
            }
        }

        void close() {
            try {
                socket.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        /// Closes with RST.
        void reset() {
            try {
                socket.setSoLinger(true, 0);
            } catch (SocketException failure) {
                throw new UncheckedIOException(failure);
            }
            close();
        }
    }
}
