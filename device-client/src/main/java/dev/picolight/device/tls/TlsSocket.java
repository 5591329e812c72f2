package dev.picolight.device.tls;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/// A socket with its handshake done. Its failures are [TlsFailure]s where TLS has something to say.
///
/// It is closed by closing the dialled socket, without the farewell of TLS (close_notify), for
/// which a frozen Server could make it wait. Nothing is lost by that: the last word of MQTT is
/// DISCONNECT.
final class TlsSocket extends Socket {
    private static final int LAST_WORD_MILLIS = 500;

    private final Socket dialled;
    private final SSLSocket tls;
    private final TlsDiagnosis diagnosis;
    private volatile boolean silent = true;

    TlsSocket(Socket dialled, SSLSocket tls, TlsDiagnosis diagnosis) {
        this.dialled = dialled;
        this.tls = tls;
        this.diagnosis = diagnosis;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(tls.getInputStream()) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count;
                try {
                    count = super.read(bytes, offset, length);
                } catch (IOException failure) {
                    throw diagnosis.afterHandshake(failure, silent);
                }
                Optional<TlsFailure> refused =
                        count < 0 && silent ? diagnosis.endAfterHandshake() : Optional.empty();
                if (refused.isPresent()) {
                    throw refused.get();
                }
                silent = false;
                return count;
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(tls.getOutputStream()) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                try {
                    out.write(bytes, offset, length);
                } catch (IOException failure) {
                    throw diagnosis.afterHandshake(lastWord(failure), silent);
                }
            }
        };
    }

    /// Why the Server has cut the connection before the device has said a word: it may have said so
    /// in an alert that waits to be read. Nobody else reads yet.
    private IOException lastWord(IOException failure) throws IOException {
        if (!silent) {
            return failure;
        }
        try {
            dialled.setSoTimeout(LAST_WORD_MILLIS);
            tls.getInputStream().read();
            return failure;
        } catch (IOException alert) {
            return alert instanceof SSLException ? alert : failure;
        }
    }

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        dialled.setTcpNoDelay(on);
    }

    @Override
    public void setSoLinger(boolean on, int linger) throws SocketException {
        dialled.setSoLinger(on, linger);
    }

    @Override
    public boolean isClosed() {
        return dialled.isClosed();
    }

    @Override
    public void close() throws IOException {
        dialled.close();
    }
}
