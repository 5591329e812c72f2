package dev.picolight.device.troubles;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A name service (RFC 1035) on 127.0.0.1 that answers as the asked name says: `silent.…` with
/// nothing, `failing.…` with SERVFAIL, `refusing.…` with REFUSED, `empty.…` with no address, every
/// other with NXDOMAIN.
final class Nameserver {
    private static final int PORT = 53;
    private static final int LONGEST = 512;
    private static final int HEADER = 12;
    private static final int FLAGS = 2;
    private static final int RESPONSE = 0x80;
    private static final int RECURSION_AVAILABLE = 0x80;
    private static final int NO_ERROR = 0;
    private static final int SERVFAIL = 2;
    private static final int NXDOMAIN = 3;
    private static final int REFUSED = 5;

    private Nameserver() {}

    /// Answers until the process ends.
    static void start() throws IOException {
        DatagramSocket socket = new DatagramSocket(PORT, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("name service").start(() -> serve(socket));
    }

    private static void serve(DatagramSocket socket) {
        try {
            while (true) {
                DatagramPacket question = new DatagramPacket(new byte[LONGEST], LONGEST);
                socket.receive(question);
                String name = firstLabel(question.getData());
                if (!name.equals("silent")) {
                    byte[] answer = answer(question, code(name));
                    socket.send(
                            new DatagramPacket(answer, answer.length, question.getSocketAddress()));
                }
            }
        } catch (IOException ended) {
            throw new IllegalStateException(ended);
        }
    }

    private static String firstLabel(byte[] question) {
        return new String(question, HEADER + 1, question[HEADER], StandardCharsets.US_ASCII);
    }

    private static int code(String name) {
        return switch (name) {
            case "failing" -> SERVFAIL;
            case "refusing" -> REFUSED;
            case "empty" -> NO_ERROR;
            default -> NXDOMAIN;
        };
    }

    private static byte[] answer(DatagramPacket question, int code) {
        byte[] answer = Arrays.copyOf(question.getData(), question.getLength());
        answer[FLAGS] |= (byte) RESPONSE;
        answer[FLAGS + 1] = (byte) (RECURSION_AVAILABLE | code);
        return answer;
    }
}
