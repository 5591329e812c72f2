package dev.picolight.simulator.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Judged by the bytes at both ends.
class DuplicatesTest {
    private static final byte[] CONNECT = packet(0x10, 12);
    private static final byte[] CONNACK = {0x20, 3, 0, 0, 0};

    private final Duplicates duplicates = new Duplicates(new Random(1));

    private static byte[] packet(int first, int rest) {
        byte[] bytes = new byte[2 + rest];
        bytes[0] = (byte) first;
        bytes[1] = (byte) rest;
        return bytes;
    }

    private static byte[] publish(int flags, int id, int payload) {
        byte[] topic = "客廳/message".getBytes(StandardCharsets.UTF_8);
        int rest = 2 + topic.length + ((flags & 6) > 0 ? 2 : 0) + 1 + payload;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0x30 | flags);
        out.write((rest & 0x7F) | 0x80);
        out.write(rest >> 7);
        out.write(0);
        out.write(topic.length);
        out.writeBytes(topic);
        if ((flags & 6) > 0) {
            out.write(id >> 8);
            out.write(id);
        }
        out.write(0); // no properties
        out.writeBytes(new byte[payload]);
        return out.toByteArray();
    }

    private static byte[] puback(int id) {
        return new byte[] {0x40, 2, (byte) (id >> 8), (byte) id};
    }

    private static byte[] dup(byte[] publish) {
        byte[] again = publish.clone();
        again[0] |= 0x08;
        return again;
    }

    private static byte[] all(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    @BeforeEach
    void greet() {
        assertThat(duplicates.upstream(CONNECT)).isSameAs(CONNECT);
        assertThat(duplicates.downstream(CONNACK)).isSameAs(CONNACK);
    }

    @Test
    void aMessageComesTwiceAndIsAcknowledgedOnce() {
        duplicates.share(1);
        byte[] message = publish(2, 300, 200);
        assertThat(duplicates.downstream(message)).isEqualTo(all(message, dup(message)));
        assertThat(duplicates.upstream(puback(300))).isEqualTo(puback(300));
        assertThat(duplicates.upstream(puback(300))).isEmpty();
        assertThat(duplicates.upstream(puback(300))).as("of another").isEqualTo(puback(300));
    }

    @Test
    void anIdentifierThatIsUsedAgainIsAcknowledgedAgain() {
        duplicates.share(1);
        duplicates.downstream(publish(2, 7, 1));
        duplicates.upstream(puback(7));
        duplicates.downstream(publish(2, 7, 2));
        byte[] acks = all(puback(7), puback(7), packet(0xC0, 0), puback(7));
        assertThat(duplicates.upstream(acks)).isEqualTo(all(puback(7), packet(0xC0, 0)));
    }

    @Test
    void messagesOfOtherQosAndOtherPacketsPass() {
        duplicates.share(1);
        byte[] others = all(publish(0, 0, 5), publish(4, 9, 5), packet(0xD0, 0), packet(0x90, 4));
        assertThat(duplicates.downstream(others)).isSameAs(others);
    }

    @Test
    void withoutTheFaultNothingChangesAndItCanBeginAtAnyPacket() {
        byte[] message = publish(2, 1, 100);
        byte[] begun = Arrays.copyOf(message, 50);
        assertThat(duplicates.downstream(begun)).isSameAs(begun);
        duplicates.share(1);
        byte[] rest = Arrays.copyOfRange(message, 50, message.length);
        assertThat(duplicates.downstream(all(rest, message)))
                .as("the one that had begun comes once")
                .isEqualTo(all(rest, message, dup(message)));
    }

    @Test
    void piecesOfAnySizeGiveTheSame() {
        duplicates.share(1);
        byte[] message = publish(2, 5, 300);
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        for (byte one : all(message, message)) {
            got.writeBytes(duplicates.downstream(new byte[] {one}));
        }
        assertThat(got.toByteArray()).isEqualTo(all(message, dup(message), message, dup(message)));
        ByteArrayOutputStream acks = new ByteArrayOutputStream();
        for (byte one : all(puback(5), puback(5), puback(5), puback(5))) {
            acks.writeBytes(duplicates.upstream(new byte[] {one}));
        }
        assertThat(acks.toByteArray()).isEqualTo(all(puback(5), puback(5)));
    }

    @Test
    void aShareIsDrawn() {
        duplicates.share(0.5);
        int twice = 0;
        for (int id = 1; id <= 200; id++) {
            byte[] message = publish(2, id, 1);
            twice += duplicates.downstream(message).length > message.length ? 1 : 0;
        }
        assertThat(twice).isBetween(60, 140);
    }

    @Test
    void tlsPassesUntouched() {
        Duplicates tls = new Duplicates(new Random(1));
        tls.share(1);
        byte[] hello = packet(0x16, 40);
        assertThat(tls.upstream(hello)).isSameAs(hello);
        byte[] looksLikeAMessage = publish(2, 1, 1);
        assertThat(tls.downstream(looksLikeAMessage)).isSameAs(looksLikeAMessage);
    }
}
