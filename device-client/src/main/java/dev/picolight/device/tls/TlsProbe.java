package dev.picolight.device.tls;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/// Finds out whether a Server speaks TLS, where the settings know nothing of it. Mosquitto cuts a
/// connection that begins with CONNECT instead, and does not say why.
public final class TlsProbe {
    private static final int ALERT = 0x15;
    private static final int HANDSHAKE = 0x16;
    private static final int MAJOR_VERSION = 3;

    private TlsProbe() {}

    /// Says ClientHello and looks at the answer. Blocks. Closes the socket.
    ///
    /// @param dialled connected, and not used before
    public static boolean isAnsweredInTls(Socket dialled, Duration limit) {
        try (dialled) {
            dialled.setSoTimeout(Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE));
            dialled.getOutputStream().write(clientHello());
            InputStream in = dialled.getInputStream();
            int type = in.read();
            return (type == ALERT || type == HANDSHAKE) && in.read() == MAJOR_VERSION;
        } catch (IOException | GeneralSecurityException noAnswer) {
            return false;
        }
    }

    private static byte[] clientHello() throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, null, null);
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(true);
        ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), hello);
        byte[] bytes = new byte[hello.position()];
        hello.flip().get(bytes);
        return bytes;
    }
}
