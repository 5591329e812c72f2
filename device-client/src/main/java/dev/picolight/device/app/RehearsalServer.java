package dev.picolight.device.app;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// As much of an MQTT 5 Server as [RehearseCommand] needs: takes one connection on 127.0.0.1,
/// grants what is asked, and sends the given messages after SUBSCRIBE.
final class RehearsalServer implements AutoCloseable {
    private static final int CONNECT = 1;
    private static final int PUBLISH = 3;
    private static final int SUBSCRIBE = 8;
    private static final int DISCONNECT = 14;

    private static final byte[] CONNACK = {0x20, 3, 0, 0, 0}; // §3.2: success, no properties
    private static final int PACKET_MAX = 16_384;

    private final ServerSocket listener;
    private final String topic;
    private final List<String> texts;

    /// @param texts short ones, sent to the topic one after the other
    RehearsalServer(String topic, List<String> texts) throws IOException {
        this.listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        this.topic = topic;
        this.texts = List.copyOf(texts);
        Thread.ofVirtual().name("rehearsal server").start(this::serve);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void serve() {
        try (Socket client = listener.accept();
                DataInputStream in = new DataInputStream(client.getInputStream());
                OutputStream out = client.getOutputStream()) {
            int type;
            do {
                int header = in.readUnsignedByte();
                byte[] body = in.readNBytes(length(in));
                type = header >> 4;
                answer(type, header, ByteBuffer.wrap(body), out);
            } while (type != DISCONNECT);
        } catch (IOException ended) {
            // the rehearsal is over, or the device notices it
        }
    }

    private void answer(int type, int header, ByteBuffer body, OutputStream out)
            throws IOException {
        switch (type) {
            case CONNECT -> out.write(CONNACK);
            case SUBSCRIBE -> {
                out.write(suback(body));
                for (int i = 0; i < texts.size(); i++) {
                    out.write(publish(texts.get(i), i + 1));
                }
            }
            case PUBLISH -> {
                if ((header & 0x06) != 0) { // QoS 1 wants PUBACK
                    body.position(Short.BYTES + body.getShort(0));
                    out.write(new byte[] {0x40, 2, body.get(), body.get()});
                }
            }
            default -> {} // PUBACK, PINGREQ
        }
    }

    /// §3.9: grants each Topic Filter QoS 1.
    private static byte[] suback(ByteBuffer subscribe) {
        short packetIdentifier = subscribe.getShort();
        subscribe.position(subscribe.position() + 1 + subscribe.get(subscribe.position()));
        int filters = 0;
        while (subscribe.hasRemaining()) {
            subscribe.position(
                    subscribe.position()
                            + Short.BYTES
                            + subscribe.getShort(subscribe.position())
                            + 1);
            filters++;
        }
        ByteBuffer suback = ByteBuffer.allocate(5 + filters);
        suback.put((byte) 0x90).put((byte) (3 + filters)).putShort(packetIdentifier).put((byte) 0);
        while (suback.hasRemaining()) {
            suback.put((byte) 1);
        }
        return suback.array();
    }

    /// §3.3: QoS 1, no properties.
    private byte[] publish(String text, int packetIdentifier) {
        byte[] name = topic.getBytes(StandardCharsets.UTF_8);
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        int length = Short.BYTES + name.length + Short.BYTES + 1 + payload.length;
        return ByteBuffer.allocate(2 + length)
                .put((byte) 0x32)
                .put((byte) length)
                .putShort((short) name.length)
                .put(name)
                .putShort((short) packetIdentifier)
                .put((byte) 0)
                .put(payload)
                .array();
    }

    /// §1.5.5: a Variable Byte Integer.
    private static int length(DataInputStream in) throws IOException {
        int length = 0;
        int shift = 0;
        int next;
        do {
            next = in.readUnsignedByte();
            length |= (next & 0x7f) << shift;
            shift += 7;
        } while ((next & 0x80) != 0 && shift < 21);
        if (length > PACKET_MAX) {
            throw new IOException("a packet of %d bytes".formatted(length));
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
