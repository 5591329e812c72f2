package dev.picolight.simulator.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mqtt.Payload;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Reads a packet capture by the book, not by the writer: checks lengths and checksums on the way.
final class PcapReader {
    /// @param from for example `192.168.137.21:49153`
    /// @param flags for example `SYN,ACK`
    record Segment(
            Instant at,
            String fromMac,
            String toMac,
            String from,
            String to,
            String flags,
            long sequence,
            long acknowledged,
            Payload payload) {}

    private PcapReader() {}

    static List<Segment> read(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(in.getInt()).as("magic number of nanoseconds").isEqualTo(0xA1B23C4D);
        assertThat(List.of(in.getShort(), in.getShort())).containsExactly((short) 2, (short) 4);
        assertThat(in.getLong()).isZero();
        assertThat(in.getInt()).isGreaterThanOrEqualTo(1_514);
        assertThat(in.getInt()).as("Ethernet").isEqualTo(1);
        List<Segment> segments = new ArrayList<>();
        while (in.hasRemaining()) {
            Instant at = Instant.ofEpochSecond(in.getInt() & 0xFFFF_FFFFL, in.getInt());
            int length = in.getInt();
            assertThat(in.getInt()).isEqualTo(length);
            byte[] frame = new byte[length];
            in.get(frame);
            segments.add(segment(at, frame));
        }
        return segments;
    }

    private static Segment segment(Instant at, byte[] frame) {
        ByteBuffer in = ByteBuffer.wrap(frame);
        String toMac = mac(in);
        String fromMac = mac(in);
        int type = in.getShort() & 0xFFFF;
        boolean version4 = type == 0x0800;
        assertThat(type).isIn(0x0800, 0x86DD);
        int tcp = version4 ? 34 : 54;
        int size = version4 ? 4 : 16;
        byte[] from = Arrays.copyOfRange(frame, tcp - 2 * size, tcp - size);
        byte[] to = Arrays.copyOfRange(frame, tcp - size, tcp);
        if (version4) {
            assertThat(frame[14]).isEqualTo((byte) 0x45);
            assertThat(in.getShort(16)).isEqualTo((short) (frame.length - 14));
            assertThat(sum(Arrays.copyOfRange(frame, 14, 34))).as("IP checksum").isEqualTo(0xFFFF);
        } else {
            assertThat(in.getShort(18)).isEqualTo((short) (frame.length - 54));
        }
        ByteArrayOutputStream pseudo = new ByteArrayOutputStream();
        pseudo.writeBytes(from);
        pseudo.writeBytes(to);
        pseudo.write(0);
        pseudo.write(6);
        pseudo.write((frame.length - tcp) >> 8);
        pseudo.write(frame.length - tcp);
        pseudo.write(frame, tcp, frame.length - tcp);
        assertThat(sum(pseudo.toByteArray())).as("TCP checksum").isEqualTo(0xFFFF);
        int header = (frame[tcp + 12] & 0xF0) >> 2;
        return new Segment(
                at,
                fromMac,
                toMac,
                end(from, in.getShort(tcp)),
                end(to, in.getShort(tcp + 2)),
                flags(frame[tcp + 13]),
                in.getInt(tcp + 4) & 0xFFFF_FFFFL,
                in.getInt(tcp + 8) & 0xFFFF_FFFFL,
                Payload.of(Arrays.copyOfRange(frame, tcp + header, frame.length)));
    }

    private static String mac(ByteBuffer in) {
        byte[] mac = new byte[6];
        in.get(mac);
        return HexFormat.ofDelimiter(":").formatHex(mac);
    }

    private static String end(byte[] address, short port) {
        try {
            return InetAddress.getByAddress(address).getHostAddress() + ":" + (port & 0xFFFF);
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String flags(byte flags) {
        List<String> names = new ArrayList<>();
        String[] all = {"FIN", "SYN", "RST", "PSH", "ACK"};
        for (int bit = 0; bit < all.length; bit++) {
            if ((flags >> bit & 1) != 0) {
                names.add(all[bit]);
            }
        }
        return String.join(",", names);
    }

    private static int sum(byte[] bytes) {
        int sum = 0;
        for (int i = 0; i < bytes.length; i += 2) {
            int low = i + 1 < bytes.length ? bytes[i + 1] & 0xFF : 0;
            sum += (bytes[i] & 0xFF) << 8 | low;
            sum = (sum & 0xFFFF) + (sum >> 16);
        }
        return sum;
    }
}
