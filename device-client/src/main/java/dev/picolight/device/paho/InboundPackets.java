package dev.picolight.device.paho;

import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.mqtt.Shown;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;

/// Reads whole MQTT packets and hands them on byte by byte. A fixed header that arrives in pieces
/// is waited for (row 12), a packet larger than announced is refused before memory is taken for it
/// (row 11), and each packet can be inspected before Paho sees it. One thread reads.
final class InboundPackets extends InputStream {
    /// Maximum Packet Size that the device announces (§3.1.2.11.4).
    static final int PACKET_SIZE_MAX = 65_536;

    private static final int BUFFER = 8_192;
    private static final int EVIDENCE = 24;
    private static final byte TLS_ALERT = 0x15;
    private static final byte TLS_MAJOR_VERSION = 3;
    private static final int CONNACK = 2;
    private static final int DISCONNECT = 14;
    private static final int AUTH = 15;

    private final BufferedInputStream in;
    private final CountDownLatch mayRead;
    private final Inspection inspection;
    private boolean answered;
    private byte[] packet = {};
    private int position;

    /// Gives what Paho shall see instead of the packet; nothing leaves it out.
    @FunctionalInterface
    interface Inspection {
        byte[] inspect(byte[] packet) throws IOException;
    }

    /// @param mayRead nothing is read before
    InboundPackets(InputStream in, CountDownLatch mayRead, Inspection inspection) {
        this.in = new BufferedInputStream(in, BUFFER);
        this.mayRead = mayRead;
        this.inspection = inspection;
    }

    @Override
    public int read() throws IOException {
        return next() ? packet[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!next()) {
            return -1;
        }
        int count = Math.min(length, packet.length - position);
        System.arraycopy(packet, position, bytes, offset, count);
        position += count;
        return count;
    }

    /// Asked by Paho before each packet and used for nothing; an answer from the socket would cost
    /// a system call (row 13).
    @Override
    public int available() {
        return packet.length - position;
    }

    /// Makes sure that there is a byte to hand on.
    private boolean next() throws IOException {
        while (position == packet.length) {
            try {
                mayRead.await();
            } catch (InterruptedException shutDown) {
                throw (IOException) new InterruptedIOException("shut down").initCause(shutDown);
            }
            int first = in.read();
            if (first < 0) {
                return false;
            }
            packet = inspected(rest(first));
            position = 0;
        }
        return true;
    }

    private byte[] inspected(byte[] whole) throws IOException {
        try {
            return inspection.inspect(whole);
        } catch (RuntimeException malformed) {
            throw new NotMqttException(EvidenceWords.say().brokenPacket((whole[0] & 0xFF) >> 4));
        }
    }

    private byte[] rest(int first) throws IOException {
        int type = first >> 4;
        if (!answered && type != CONNACK && type != DISCONNECT && type != AUTH) {
            throw notMqtt(first);
        }
        answered = true;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(first);
        int length = remainingLength(bytes);
        if (bytes.size() + length > PACKET_SIZE_MAX) {
            throw new IOException(
                    EvidenceWords.say().tooLong(bytes.size() + length, PACKET_SIZE_MAX));
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException(EvidenceWords.say().cutOff());
        }
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    /// A Variable Byte Integer of at most four bytes (§1.5.5).
    private int remainingLength(ByteArrayOutputStream bytes) throws IOException {
        int length = 0;
        for (int shift = 0; shift <= 21; shift += 7) {
            int digit = in.read();
            if (digit < 0) {
                throw new EOFException(EvidenceWords.say().cutOff());
            }
            bytes.write(digit);
            length |= (digit & 0x7F) << shift;
            if (digit < 0x80) {
                return length;
            }
        }
        throw new NotMqttException(EvidenceWords.say().brokenLength());
    }

    /// What came instead of CONNACK, as far as it is there already.
    private NotMqttException notMqtt(int first) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(first);
        bytes.writeBytes(in.readNBytes(Math.min(in.available(), EVIDENCE)));
        return new NotMqttException(
                isAlertOfTls(bytes.toByteArray()) ? Trouble.TLS_EXPECTED : Trouble.NOT_MQTT,
                evidence(bytes));
    }

    /// A TLS Server takes CONNECT for a broken record and says so (RFC 8446 §6).
    private static boolean isAlertOfTls(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == TLS_ALERT && bytes[1] == TLS_MAJOR_VERSION;
    }

    private static String evidence(ByteArrayOutputStream bytes) {
        String text = bytes.toString(StandardCharsets.ISO_8859_1);
        boolean readable =
                text.chars().allMatch(c -> (c >= ' ' && c < 0x7F) || c == '\r' || c == '\n');
        return EvidenceWords.say()
                .answered(
                        readable
                                ? Shown.quoted(text.lines().findFirst().orElse(""))
                                : HexFormat.ofDelimiter(" ").formatHex(bytes.toByteArray()));
    }
}
