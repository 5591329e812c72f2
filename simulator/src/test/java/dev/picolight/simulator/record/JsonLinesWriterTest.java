package dev.picolight.simulator.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.simulator.house.HouseEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesWriterTest {
    private static String text(List<HouseEvent> events) {
        return new String(Samples.written(new JsonLinesWriter(), events), StandardCharsets.UTF_8);
    }

    @Test
    void oneEventIsOneLine() {
        assertThat(text(Samples.evening()).lines())
                .hasSize(Samples.evening().size() + 2)
                .contains(
                        "{\"at\":0.000000,\"number\":1,\"event\":\"powered\",\"board\":\"pico-w\",\"on\":true}",
                        "{\"at\":4.020000,\"number\":7,\"event\":\"bytes-carried\",\"board\":\"pico-w\",\"connection\":1,\"to-broker\":false,\"bytes\":\"IAMAAAA=\"}",
                        "{\"at\":5.000000,\"number\":11,\"event\":\"published\",\"topic\":\"客廳/message\",\"payload\":\"ON\",\"qos\":0,\"retain\":false}",
                        "{\"at\":5.0012509,\"number\":13,\"event\":\"led-changed\",\"board\":\"pico-w\",\"led\":0,\"room\":\"客廳\",\"percent\":100}",
                        "{\"at\":9.000000,\"event\":\"end\"}");
    }

    @Test
    void theFirstLineSaysWhatTheHouseIsMadeFrom() {
        assertThat(text(Samples.evening()).lines().findFirst().orElse(""))
                .startsWith(
                        "{\"picolight-recording\":1,\"version\":\"1.2.3\",\"time\":\"simulated\",\"beginning\":\"2026-01-01T06:30:00Z\",\"at\":0.000000,\"after\":0,\"plan\":{\"seed\":42,\"profile\":\"pico-w\",\"speed\":1.0,\"lan\":")
                .contains("\"user\":\"anna\"")
                .doesNotContain(SampleHouse.PASSWORD);
    }

    @Test
    void everyKindOfEventIsReadBackAsItWas() throws IOException {
        byte[] written = Samples.written(new JsonLinesWriter(), Samples.oneOfEach());

        Recording read = Recording.read(new ByteArrayInputStream(written), "a");

        assertThat(read.entries()).isEqualTo(Samples.numbered(Samples.oneOfEach()));
        assertThat(read.complete()).isTrue();
        assertThat(read.until()).isEqualTo(Duration.ofMillis(9_800));
        assertThat(read.start().boards()).isEqualTo(SampleHouse.start().boards());
        assertThat(read.start().plan().seed()).isEqualTo(42);
        assertThat(read.start().plan().lan()).isEqualTo(SampleHouse.samplePlan().lan());
        assertThat(read.start().plan().boards())
                .extracting(board -> board.leds())
                .isEqualTo(
                        SampleHouse.samplePlan().boards().stream()
                                .map(board -> board.leds())
                                .toList());
    }

    @Test
    void everySampleIsThere() {
        assertThat(
                        Samples.oneOfEach().stream()
                                .map(Object::getClass)
                                .map(Class::getSimpleName)
                                .distinct())
                .as("one of each kind of event")
                .hasSize(13);
    }
}
