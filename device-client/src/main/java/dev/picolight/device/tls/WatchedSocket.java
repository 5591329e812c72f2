package dev.picolight.device.tls;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/// The dialled socket, and what was the first that came out of it: whether the other end speaks TLS
/// at all.
final class WatchedSocket extends Socket {
    private static final int NOTHING = -1;

    private final Socket dialled;
    private volatile int first = NOTHING;

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
                int read = super.read();
                note(read);
                return read;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                if (count > 0) {
                    note(bytes[offset] & 0xFF);
                }
                return count;
            }
        };
    }

    private void note(int read) {
        if (first == NOTHING) {
            first = read;
        }
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

    @Override
    public void close() throws IOException {
        dialled.close();
    }
}
