package dev.picolight.simulator.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The board's end of a [Link]: behaves as a connected socket of the JDK, with the addresses and
/// the errors of the board's own network.
final class LinkSocket extends Socket {
    private static final String OUTPUT_SHUT = "Socket output is shutdown";

    private final Socket real;
    private final Link.Ends ends;
    private final Inbox inbox;
    private final Link link;
    private final InputStream in = new In();
    private final OutputStream out = new Out();
    private volatile boolean closed;
    private volatile boolean abrupt;
    private volatile boolean inputShut;
    private volatile boolean outputShut;
    private volatile int limitMillis;

    LinkSocket(Socket real, Link.Ends ends, Inbox inbox, Link link) {
        this.real = real;
        this.ends = ends;
        this.inbox = inbox;
        this.link = link;
    }

    private final class In extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            requireOpen();
            if (inputShut) {
                return -1;
            }
            if (length == 0) {
                return 0;
            }
            try {
                return inbox.read(bytes, offset, length, limitMillis);
            } catch (InterruptedException givenUp) {
                throw interrupted();
            }
        }

        @Override
        public int available() throws IOException {
            return inputShut ? 0 : inbox.available();
        }

        @Override
        public void close() throws IOException {
            LinkSocket.this.close();
        }
    }

    private final class Out extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            requireOpen();
            if (outputShut) {
                throw new SocketException(OUTPUT_SHUT);
            }
            if (length == 0) {
                return;
            }
            try {
                link.send(Arrays.copyOfRange(bytes, offset, offset + length));
            } catch (InterruptedException givenUp) {
                throw interrupted();
            } catch (IOException failed) {
                requireOpen(); // closed meanwhile: then that is why
                throw failed;
            }
        }

        @Override
        public void close() throws IOException {
            LinkSocket.this.close();
        }
    }

    private SocketException interrupted() {
        Thread.currentThread().interrupt();
        close();
        return new SocketException("Closed by interrupt");
    }

    private void requireOpen() throws SocketException {
        if (closed) {
            throw new SocketException(Inbox.CLOSED);
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        requireOpen();
        if (inputShut) {
            throw new SocketException("Socket input is shutdown");
        }
        return in;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        requireOpen();
        if (outputShut) {
            throw new SocketException(OUTPUT_SHUT);
        }
        return out;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            link.closedByBoard(abrupt);
        }
    }

    @Override
    public synchronized void shutdownInput() throws IOException {
        requireOpen();
        if (inputShut) {
            throw new SocketException("Socket input is already shutdown");
        }
        inputShut = true;
        inbox.end();
    }

    @Override
    public synchronized void shutdownOutput() throws IOException {
        requireOpen();
        if (outputShut) {
            throw new SocketException("Socket output is already shutdown");
        }
        outputShut = true;
        link.shutOutput();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isBound() {
        return true;
    }

    @Override
    public boolean isInputShutdown() {
        return inputShut;
    }

    @Override
    public boolean isOutputShutdown() {
        return outputShut;
    }

    @Override
    public InetAddress getInetAddress() {
        return ends.other().getAddress();
    }

    @Override
    public int getPort() {
        return ends.other().getPort();
    }

    @Override
    public InetAddress getLocalAddress() {
        return ends.board().getAddress();
    }

    @Override
    public int getLocalPort() {
        return ends.board().getPort();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return ends.other();
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return ends.board();
    }

    @Override
    public @Nullable SocketChannel getChannel() {
        return null;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        throw new SocketException("already connected");
    }

    @Override
    public void bind(SocketAddress local) throws IOException {
        throw new SocketException("Already bound");
    }

    @Override
    public void setSoTimeout(int timeout) throws SocketException {
        requireOpen();
        if (timeout < 0) {
            throw new IllegalArgumentException("timeout can't be negative");
        }
        limitMillis = timeout;
    }

    @Override
    public int getSoTimeout() throws SocketException {
        requireOpen();
        return limitMillis;
    }

    /// Told to the real socket when the board's end arrives there.
    @Override
    public void setSoLinger(boolean on, int seconds) throws SocketException {
        requireOpen();
        abrupt = on && seconds == 0;
    }

    @Override
    public int getSoLinger() throws SocketException {
        requireOpen();
        return abrupt ? 0 : -1;
    }

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        requireOpen();
        if (!real.isClosed()) {
            real.setTcpNoDelay(on);
        }
    }

    @Override
    public boolean getTcpNoDelay() throws SocketException {
        requireOpen();
        return real.isClosed() || real.getTcpNoDelay();
    }

    @Override
    public void setKeepAlive(boolean on) throws SocketException {
        requireOpen();
        if (!real.isClosed()) {
            real.setKeepAlive(on);
        }
    }

    @Override
    public boolean getKeepAlive() throws SocketException {
        requireOpen();
        return !real.isClosed() && real.getKeepAlive();
    }

    @Override
    public String toString() {
        return "Link[%s to %s]".formatted(ends.board(), ends.other());
    }
}
