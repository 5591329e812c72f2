package dev.picolight.simulator.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picolight.simulator.house.EventLog;
import dev.picolight.simulator.house.HouseEvent;
import dev.picolight.simulator.lan.Tap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class RecorderTest {
    @TempDir Path folder;

    private final List<String> news = new CopyOnWriteArrayList<>();

    private Path file(String name) {
        return folder.resolve(name);
    }

    private void record(SampleHouse house, Path name, Budget budget, List<HouseEvent> events) {
        try (Recorder _ = Recorder.start(house, RecordingFile.create(name), budget, news::add)) {
            events.forEach(house::add);
        }
    }

    private void record(SampleHouse house, Path name) {
        record(house, name, Budget.ENDLESS, Samples.evening());
    }

    @Test
    void aNameIsOneFileOfEachFormat() {
        record(SampleHouse.simulated(), file("a"));

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a.jsonl", "a.vcd", "a.pcap");
        assertThat(Recording.read(file("a.jsonl")).entries()).hasSize(Samples.evening().size());
        assertThat(news).isEmpty();
    }

    @Test
    void aSuffixIsOneFile() {
        record(SampleHouse.simulated(), file("a.vcd"));

        assertThat(folder.toFile().list()).containsExactly("a.vcd");
    }

    @Test
    void theSameInSimulatedTimeGivesTheSameBytes() throws IOException {
        record(SampleHouse.simulated(), file("a"));
        record(SampleHouse.simulated(), file("b"));

        for (RecordingFormat format : RecordingFormat.values()) {
            assertThat(file("a" + format.suffix()))
                    .hasBinaryContent(Files.readAllBytes(file("b" + format.suffix())));
        }
    }

    @Test
    void noFileHoldsAPassword() throws IOException {
        record(SampleHouse.simulated(), file("a"));

        for (RecordingFormat format : RecordingFormat.values()) {
            assertThat(Files.readString(file("a" + format.suffix()), StandardCharsets.ISO_8859_1))
                    .doesNotContain(SampleHouse.PASSWORD)
                    .doesNotContain("c3dvcmRmaXNo"); // the same in Base64
        }
        byte[] sent =
                Recording.read(file("a.jsonl")).entries().stream()
                        .map(EventLog.Entry::event)
                        .filter(HouseEvent.BytesCarried.class::isInstance)
                        .map(HouseEvent.BytesCarried.class::cast)
                        .findFirst()
                        .orElseThrow()
                        .bytes()
                        .bytes();
        assertThat(new String(sent, StandardCharsets.US_ASCII)).endsWith("anna\0\t*********");
    }

    @Test
    void aRecordingThatIsThereIsRefusedAndStays() throws IOException {
        Files.writeString(file("a.vcd"), "precious");

        assertThatThrownBy(() -> RecordingFile.create(file("a")))
                .isInstanceOf(RecordingTrouble.class)
                .hasMessageContaining("a.vcd is there already");
        assertThat(folder.toFile().list()).containsExactly("a.vcd");
        assertThat(file("a.vcd")).hasContent("precious");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> RecordingFile.create(file("none/a.jsonl")))
                .hasMessageContaining("none/a.jsonl cannot be written: its folder does not exist");
    }

    @Test
    void whatIsFullEndsTheRecordingAndNotTheHouse() {
        SampleHouse house = SampleHouse.simulated();
        record(house, file("a.jsonl"), bytes -> bytes > 1_000, Samples.evening());

        assertThat(news).singleElement().asString().contains("a.jsonl ends here");
        assertThat(house.events().last()).isEqualTo(Samples.evening().size());
        assertThat(Recording.read(file("a.jsonl")).complete()).isFalse();
    }

    @Test
    void aRecordingThatWasBrokenOffIsReadUpToThere() throws IOException {
        record(SampleHouse.simulated(), file("a.jsonl"));
        byte[] whole = Files.readAllBytes(file("a.jsonl"));
        Files.write(file("b.jsonl"), Arrays.copyOf(whole, whole.length - 40));

        Recording read = Recording.read(file("b.jsonl"));

        assertThat(read.entries()).hasSize(Samples.evening().size() - 1);
        assertThat(read.complete()).isFalse();
    }

    @Test
    void whatIsOpenWhenItBeginsIsKnown() throws IOException {
        SampleHouse house = SampleHouse.simulated();
        house.add(Samples.changed(1, Tap.Kind.OPENED));
        record(
                house,
                file("a"),
                Budget.ENDLESS,
                List.of(Samples.carried(2, true, Samples.publish("客廳/message", "ON"))));

        assertThat(Recording.read(file("a.jsonl")).start().open()).hasSize(1);
        assertThat(PcapReader.read(Files.readAllBytes(file("a.pcap")))).hasSize(2);
    }

    @Test
    void whatComesTooFastIsMissedAndCounted() throws InterruptedException {
        Backlog backlog = new Backlog(false, 2);
        Samples.numbered(
                        List.of(
                                Samples.carried(1, true, new byte[5]),
                                Samples.carried(2, true, new byte[5]),
                                Samples.carried(3, true, new byte[5]),
                                Samples.carried(4, true, new byte[6]),
                                Samples.changed(5, Tap.Kind.RESET)))
                .forEach(backlog::add);
        backlog.end();

        List<Backlog.Item> items = backlog.take().orElseThrow();

        assertThat(items)
                .hasSize(4)
                .contains(
                        new Backlog.Item.Lost(
                                new Missed(
                                        Samples.millis(3),
                                        2,
                                        4,
                                        Map.of(new Missed.Direction("pico-w", 1, true), 11L))));
        assertThat(backlog.take()).isEqualTo(Optional.empty());
    }

    @Test
    void simulatedTimeWaitsUntilEverythingIsWritten() {
        SampleHouse house = SampleHouse.simulated();
        List<HouseEvent> many =
                LongStream.range(0, 40_000)
                        .<HouseEvent>mapToObj(i ->
                                new HouseEvent.LedChanged(
                                        Samples.millis(i), "pico-w", 0, "客廳", (int) i % 2))
                        .toList();
        record(house, file("a.jsonl"), Budget.ENDLESS, many);

        assertThat(Recording.read(file("a.jsonl")).entries()).hasSize(40_000);
        assertThat(news).isEmpty();
    }
}
