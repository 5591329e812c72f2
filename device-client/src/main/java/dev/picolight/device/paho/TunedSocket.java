package dev.picolight.device.paho;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The socket that Paho gets: one that is connected already, with better manners.
///
/// - TCP_NODELAY, which Paho never sets: a message above 8 KiB took 41 ms (row 13).
/// - No read timeout: Paho would wake once a second, and lose its place in the stream when the
///   timeout falls into a fixed header (rows 12, 13).
/// - Nothing can be read before something was written, or tried to be. The Server must not speak
///   before CONNECT (§3.1), and if Paho's receiver ends before the thread that started it has
///   looked, that thread spins for ever (row 8).
/// - `close` is always reached: Paho calls `shutdownInput` first, which throws on TLS (row 24).
final class TunedSocket extends Socket {
    private final Socket dialled;
    private final CountDownLatch spoken = new CountDownLatch(1);
    private final InputStream in;
    private final OutputStream out;

    /// @param dialled connected; with TLS, its handshake done
    /// @param inspection sees each packet before Paho does, see [InboundPackets]
    TunedSocket(Socket dialled, InboundPackets.Inspection inspection) throws IOException {
        dialled.setTcpNoDelay(true);
        this.dialled = dialled;
        this.in = new InboundPackets(dialled.getInputStream(), spoken, inspection);
        this.out = new Speaking(dialled.getOutputStream());
    }

    /// Waits until Paho has written CONNECT, or tried to, or given up.
    boolean awaitSpoken(Duration limit) throws InterruptedException {
        return spoken.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Paho asks for this with an address of no meaning, see [TunedSocketFactory].
    @Override
    public void connect(SocketAddress endpoint, int timeout) {}

    @Override
    public void setSoTimeout(int timeout) {}

    @Override
    public void shutdownInput() {}

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public void close() throws IOException {
        try {
            dialled.close();
        } finally {
            spoken.countDown();
        }
    }

    private final class Speaking extends FilterOutputStream {
        private Speaking(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } finally {
                spoken.countDown();
            }
        }
    }
}
