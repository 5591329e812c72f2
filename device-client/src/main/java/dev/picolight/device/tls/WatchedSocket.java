package dev.picolight.device.tls;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The dialled socket, and what was the first that came out of it: whether the other end speaks TLS
/// at all.
final class WatchedSocket extends Socket {
    private static final int NOTHING = -1;
    private static final int SKIPPED_MAX = 4_096;

    /// A record with an alert, but for the number at its end (RFC 5246 §6.2.1): type 21, version
    /// 3.3, two bytes, fatal.
    private static final long FATAL_ALERT = 0x15_03_03_00_02_02L;

    private static final long RECORD_MASK = 0xFF_FF_FF_FF_FF_FFL;

    private final Socket dialled;
    private volatile int first = NOTHING;
    private volatile boolean watching = true;

    /// The last eight bytes. Of the thread that shakes hands.
    private long last;

    WatchedSocket(Socket dialled) {
        this.dialled = dialled;
    }

    /// Whether anything has come.
    boolean hasAnswered() {
        return first != NOTHING;
    }

    /// The first byte that came; of no meaning before [#hasAnswered].
    int first() {
        return first;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(dialled.getInputStream()) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                for (int i = 0; i < count && watching; i++) {
                    note(bytes[offset + i] & 0xFF);
                }
                return count;
            }

            // so the JDK throws away what it has not read when it gives up.
            @Override
            public long skip(long count) throws IOException {
                return Math.max(0, read(new byte[(int) Math.min(count, SKIPPED_MAX)]));
            }
        };
    }

    private void note(int read) {
        if (first == NOTHING) {
            first = read;
        }
        last = last << Byte.SIZE | read;
    }

    /// Looks at no byte any more.
    void stopWatching() {
        watching = false;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return dialled.getOutputStream();
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
    public boolean isClosed() {
        return dialled.isClosed();
    }

    @Override
    public boolean isInputShutdown() {
        return dialled.isInputShutdown();
    }

    @Override
    public boolean isOutputShutdown() {
        return dialled.isOutputShutdown();
    }

    @Override
    public void shutdownInput() throws IOException {
        dialled.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        dialled.shutdownOutput();
    }

    @Override
    public @Nullable InetAddress getInetAddress() {
        return dialled.getInetAddress();
    }

    @Override
    public int getPort() {
        return dialled.getPort();
    }

    @Override
    public InetAddress getLocalAddress() {
        return dialled.getLocalAddress();
    }

    @Override
    public int getLocalPort() {
        return dialled.getLocalPort();
    }

    @Override
    public @Nullable SocketAddress getRemoteSocketAddress() {
        return dialled.getRemoteSocketAddress();
    }

    @Override
    public @Nullable SocketAddress getLocalSocketAddress() {
        return dialled.getLocalSocketAddress();
    }

    @Override
    public void setSoTimeout(int timeout) throws SocketException {
        dialled.setSoTimeout(timeout);
    }

    @Override
    public int getSoTimeout() throws SocketException {
        return dialled.getSoTimeout();
    }

    @Override
    public int getSoLinger() throws SocketException {
        return dialled.getSoLinger();
    }

    /// The number of the alert that was the last that came, if it was one. Before TLS 1.3 alerts of
    /// the handshake are not encrypted, and the JDK does not look at one when it trips over the end
    /// of the connection while it still writes.
    OptionalInt lastAlert() {
        return (last >>> Byte.SIZE & RECORD_MASK) == FATAL_ALERT
                ? OptionalInt.of((int) (last & 0xFF))
                : OptionalInt.empty();
    }

    @Override
    public void close() throws IOException {
        dialled.close();
    }
}
