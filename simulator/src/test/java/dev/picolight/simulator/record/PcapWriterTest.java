package dev.picolight.simulator.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mqtt.Payload;
import dev.picolight.simulator.house.HouseEvent;
import dev.picolight.simulator.lan.Tap;
import dev.picolight.simulator.record.PcapReader.Segment;
import dev.picolight.simulator.time.SimulatedTime;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PcapWriterTest {
    private static List<Segment> segments(List<HouseEvent> events) {
        return PcapReader.read(Samples.written(new PcapWriter(), events));
    }

    @Test
    void aConnectionOpensAndClosesByTheBook() {
        List<Segment> all =
                segments(
                        List.of(
                                Samples.changed(1_000, Tap.Kind.OPENED),
                                Samples.carried(2_000, true, new byte[3]),
                                Samples.changed(3_000, Tap.Kind.CLOSED_BY_BROKER)));

        assertThat(all)
                .extracting(Segment::flags)
                .containsExactly(
                        "SYN", "SYN,ACK", "ACK", "PSH,ACK", "ACK", "FIN,ACK", "FIN,ACK", "ACK");
        assertThat(all.getFirst().from()).isEqualTo("192.168.137.21:49153");
        assertThat(all.getFirst().to()).isEqualTo("192.168.137.113:1883");
        assertThat(all.getFirst().fromMac()).isEqualTo("28:cd:c1:00:00:01");
        assertThat(all.getFirst().toMac()).isEqualTo("02:00:c0:a8:89:71");
        assertThat(all.get(5).from()).isEqualTo("192.168.137.113:1883");
        assertThat(all.get(3).at()).isEqualTo(SimulatedTime.BEGINNING.plusSeconds(2));
    }

    @Test
    void eachByteHasItsSequenceNumberAndIsAcknowledged() {
        List<Segment> all = segments(Samples.evening());
        Map<String, Long> next = new HashMap<>();
        for (Segment segment : all) {
            Long expected = next.get(segment.from());
            if (expected != null) {
                assertThat(segment.sequence()).isEqualTo(expected);
            }
            Long seen = next.get(segment.to());
            if (seen != null) {
                assertThat(segment.acknowledged()).isEqualTo(seen);
            }
            boolean counts = segment.flags().contains("SYN") || segment.flags().contains("FIN");
            next.put(
                    segment.from(),
                    segment.sequence() + segment.payload().size() + (counts ? 1 : 0)
                            & 0xFFFF_FFFFL);
        }
        assertThat(stream(all, "192.168.137.21:49153"))
                .endsWith(
                        Samples.joined(
                                Samples.publish("客廳/pico-w/state", "x".repeat(4_000)),
                                Samples.disconnect()));
        assertThat(all).allSatisfy(it -> assertThat(it.payload().size()).isLessThan(1_461));
    }

    private static byte[] stream(List<Segment> segments, String from) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        segments.stream()
                .filter(it -> it.from().equals(from))
                .forEach(it -> stream.writeBytes(it.payload().bytes()));
        return stream.toByteArray();
    }

    @Test
    void aRefusalIsOneReset() {
        assertThat(segments(List.of(Samples.changed(1, Tap.Kind.REFUSED))))
                .extracting(Segment::flags)
                .containsExactly("SYN", "RST,ACK");
    }

    @Test
    void aResetEndsTheConnection() {
        assertThat(
                        segments(
                                List.of(
                                        Samples.changed(1, Tap.Kind.OPENED),
                                        Samples.changed(2, Tap.Kind.RESET),
                                        Samples.carried(3, true, new byte[1]))))
                .extracting(Segment::flags)
                .containsExactly("SYN", "SYN,ACK", "ACK", "RST,ACK");
    }

    @Test
    void missedBytesLeaveAGap() {
        PcapWriter writer = new PcapWriter();
        writer.begin(SampleHouse.start());
        List<HouseEvent> events = new ArrayList<>();
        events.add(Samples.changed(1, Tap.Kind.OPENED));
        Samples.numbered(events).forEach(writer::write);
        writer.missed(
                new Missed(
                        Samples.millis(2),
                        1,
                        2,
                        Map.of(new Missed.Direction("pico-w", 1, true), 10L)));
        Samples.numbered(List.of(Samples.carried(3, true, new byte[1]))).forEach(writer::write);

        List<Segment> all = PcapReader.read(writer.take());

        assertThat(all.get(3).sequence() - all.get(2).sequence()).isEqualTo(10);
    }

    @Test
    void addressesOfVersionSixHaveFramesOfTheirOwn() {
        HouseEvent.ConnectionChanged opened =
                new HouseEvent.ConnectionChanged(
                        Samples.millis(1),
                        "pico-w",
                        9,
                        Tap.Kind.OPENED,
                        Samples.BOARD,
                        new InetSocketAddress("2001:db8::1", 1883));
        HouseEvent.BytesCarried carried =
                new HouseEvent.BytesCarried(
                        Samples.millis(2), "pico-w", 9, false, Payload.of("odd"));

        List<Segment> all = segments(List.of(opened, carried));

        assertThat(all).hasSize(5);
        assertThat(all.getFirst().from()).startsWith("fe80:0:0:0:2acd:c1ff:fe00:1:");
    }
}
