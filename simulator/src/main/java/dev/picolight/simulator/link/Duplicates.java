package dev.picolight.simulator.link;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Sends QoS 1 messages to the board a second time with DUP, as a broker does that has missed the
/// PUBACK (§4.4), and keeps the board's second PUBACK from the broker, which has seen one. Bytes
/// that are no MQTT pass as they are.
///
/// It follows every connection from its first byte on, so that it can begin at any packet.
final class Duplicates {
    private static final int CONNECT = 0x10;
    private static final int CONNACK = 0x20;
    private static final int AUTH = 0xF0;
    private static final int PUBACK = 0x40;
    private static final int PUBLISH = 0x30;
    private static final int TYPE = 0xF0;
    private static final int QOS = 0x06;
    private static final int QOS_1 = 0x02;
    private static final int DUP = 0x08;
    private static final int PACKET_MAX = 256 << 10;

    private final RandomGenerator chance;
    private final Framing fromBroker = new Framing();
    private final Framing fromBoard = new Framing();
    private Optional<ByteArrayOutputStream> copy = Optional.empty();
    private Optional<ByteArrayOutputStream> withheld = Optional.empty();
    private boolean brokerHasSpoken;
    private boolean boardHasSpoken;
    private double share;

    /// How many PUBACKs are to come for a Packet Identifier of which a message was sent twice; of
    /// each two the second is kept back.
    private final Map<Integer, Integer> owed = new HashMap<>();

    Duplicates(RandomGenerator chance) {
        this.chance = chance;
    }

    /// From now on so many of the messages come twice.
    ///
    /// @param wanted 0 to 1
    synchronized void share(double wanted) {
        share = wanted;
    }

    /// What the board gets instead of these bytes; the same array where nothing changes.
    synchronized byte[] downstream(byte[] bytes) {
        if (!brokerHasSpoken) {
            brokerHasSpoken = true;
            if (bytes[0] != CONNACK && (bytes[0] & 0xFF) != AUTH) {
                fromBroker.giveUp();
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int from = 0; from < bytes.length; ) {
            if (fromBroker.isAtStart() && share > 0 && isDrawn(bytes[from])) {
                copy = Optional.of(new ByteArrayOutputStream());
            }
            int to = fromBroker.advance(bytes, from);
            out.write(bytes, from, to - from);
            if (copy.isPresent()) {
                copyMore(copy.get(), bytes, from, to, out);
            }
            from = to;
        }
        return out.size() == bytes.length ? bytes : out.toByteArray();
    }

    private boolean isDrawn(byte first) {
        return (first & TYPE) == PUBLISH && (first & QOS) == QOS_1 && chance.nextDouble() < share;
    }

    private void copyMore(
            ByteArrayOutputStream begun,
            byte[] bytes,
            int from,
            int to,
            ByteArrayOutputStream out) {
        begun.write(bytes, from, to - from);
        if (begun.size() > PACKET_MAX || !fromBroker.isMqtt()) {
            copy = Optional.empty();
        } else if (fromBroker.isAtStart()) {
            copy = Optional.empty();
            byte[] again = begun.toByteArray();
            int body = body(again);
            int topic = number(again, body);
            if (body + 2 + topic + 2 <= again.length) {
                again[0] |= DUP;
                out.writeBytes(again);
                owed.merge(number(again, body + 2 + topic), 2, Integer::sum);
            }
        }
    }

    /// What the broker gets instead of these bytes; the same array where nothing changes.
    synchronized byte[] upstream(byte[] bytes) {
        if (!boardHasSpoken) {
            boardHasSpoken = true;
            if (bytes[0] != CONNECT) {
                fromBoard.giveUp();
                fromBroker.giveUp();
            }
        }
        if (owed.isEmpty() && withheld.isEmpty()) {
            for (int from = 0; from < bytes.length; ) {
                from = fromBoard.advance(bytes, from);
            }
            return bytes;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int from = 0; from < bytes.length; ) {
            if (fromBoard.isAtStart() && (bytes[from] & TYPE) == PUBACK) {
                withheld = Optional.of(new ByteArrayOutputStream());
            }
            int to = fromBoard.advance(bytes, from);
            withheld.orElse(out).write(bytes, from, to - from);
            if (fromBoard.isAtStart() && withheld.isPresent()) {
                byte[] puback = withheld.get().toByteArray();
                withheld = Optional.empty();
                if (passes(puback)) {
                    out.writeBytes(puback);
                }
            }
            from = to;
        }
        return out.toByteArray();
    }

    private boolean passes(byte[] puback) {
        int body = body(puback);
        if (body + 2 > puback.length) {
            return true;
        }
        int packet = number(puback, body);
        int left = owed.getOrDefault(packet, 0);
        if (left == 0) {
            return true;
        }
        if (left == 1) {
            owed.remove(packet);
        } else {
            owed.put(packet, left - 1);
        }
        return left % 2 == 0;
    }

    /// Where a packet's Variable Header begins.
    private static int body(byte[] packet) {
        int at = 1;
        while (packet[at] < 0) { // more of the Remaining Length follows
            at++;
        }
        return at + 1;
    }

    private static int number(byte[] bytes, int at) {
        return at + 2 > bytes.length ? 0 : (bytes[at] & 0xFF) << Byte.SIZE | (bytes[at + 1] & 0xFF);
    }
}
