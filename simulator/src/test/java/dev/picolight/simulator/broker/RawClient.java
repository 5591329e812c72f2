package dev.picolight.simulator.broker;

import dev.picolight.device.mqtt.BrokerAddress;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;

/// Speaks MQTT to a broker byte by byte, so that a test sees what is on the wire. Only packets of
/// less than 128 bytes.
final class RawClient implements AutoCloseable {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private final Socket socket;
    private final DataInputStream in;

    RawClient(BrokerAddress broker) throws IOException {
        socket = new Socket(broker.host(), broker.port());
        socket.setSoTimeout(Math.toIntExact(ANSWER_WITHIN.toMillis()));
        in = new DataInputStream(socket.getInputStream());
    }

    /// Sends hexadecimal bytes and, between apostrophes, MQTT strings (§1.5.4). The first byte is
    /// the packet's type and flags (§2.1.1); its length is put in after it.
    void send(String packet) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean text = false;
        for (String part : packet.split("'", -1)) {
            if (text) {
                byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
                bytes.write(0);
                bytes.write(utf8.length);
                bytes.write(utf8);
            } else {
                bytes.write(HexFormat.of().parseHex(part.replace(" ", "")));
            }
            text = !text;
        }
        byte[] whole = bytes.toByteArray();
        byte[] framed = new byte[whole.length + 1];
        framed[0] = whole[0];
        framed[1] = (byte) (whole.length - 1);
        System.arraycopy(whole, 1, framed, 2, whole.length - 1);
        socket.getOutputStream().write(framed);
    }

    /// The next packet's type and flags, and what follows its length, as hexadecimal bytes.
    String receive() throws IOException {
        int type = in.readUnsignedByte();
        byte[] rest = new byte[in.readUnsignedByte()];
        in.readFully(rest);
        return "%02x ".formatted(type) + HexFormat.of().formatHex(rest);
    }

    static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Cuts the connection without DISCONNECT.
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
