package dev.picolight.device.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.command.Answer.Result;
import dev.picolight.device.mqtt.Payload;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {
    private static Answer read(String json) {
        return Answer.read(Payload.of(json)).orElseThrow();
    }

    @Test
    void saysWhatWasDoneByWhomAndHowFast() {
        Answer answer =
                read(
                        "{\"ok\":true,\"state\":\"ON\",\"effect\":\"blink\",\"took-ms\":12,\"device\":\"pi-1\"}");
        assertThat(answer.result())
                .isEqualTo(new Result.Done(Optional.of("ON"), Optional.of("blink")));
        assertThat(answer.device()).contains("pi-1");
        assertThat(answer.took()).contains(Duration.ofMillis(12));
        assertThat(answer.rooms()).isEmpty();
    }

    @Test
    void saysWhatWasNotDone() {
        assertThat(
                        read("{\"ok\":false,\"error\":{\"code\":\"malformed\",\"message\":\"no number\"}}")
                                .result())
                .isEqualTo(new Result.Refused("malformed", "no number"));
        assertThat(read("{\"ok\":false}").result()).isEqualTo(new Result.Refused("", ""));
    }

    @Test
    void saysSoForEachRoom() {
        Answer answer =
                read(
                        "{\"ok\":false,\"rooms\":{\"客廳\":{\"ok\":true,\"state\":\"ON\",\"effect\":null},\"臥室\":{\"ok\":false,\"error\":{\"code\":\"a\",\"message\":\"b\"}}}}");
        assertThat(answer.rooms())
                .containsExactly(
                        Map.entry("客廳", new Result.Done(Optional.of("ON"), Optional.empty())),
                        Map.entry("臥室", new Result.Refused("a", "b")));
    }

    @Test
    void isOneLineAgain() {
        assertThat(read(" {\n \"ok\" : true,\n \"x\":[1,{\"y\":null}] }").json())
                .isEqualTo("{\"ok\":true,\"x\":[1,{\"y\":null}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "online",
                "true",
                "[{\"ok\":true}]",
                "{}",
                "{\"state\":\"ON\"}",
                "{\"ok\":1}",
                "{\"ok\":true",
                "{\"ok\":true} {\"ok\":true}",
                "{\"ok\":true,\"x\":{\"x\":",
            })
    void whatIsNoneIsNotTakenForOne(String text) {
        assertThat(Answer.read(Payload.of(text))).isEmpty();
    }

    @Test
    void nothingThatComesFromTheNetworkThrows() {
        Random random = new Random(20_261_121);
        String alphabet = "{}[]\",:\\ okerty0-1e.tfn客\u0000";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder("{\"ok\":true,\"took-ms\":");
            random.ints(random.nextInt(30), 0, alphabet.length())
                    .forEach(c -> text.append(alphabet.charAt(c)));
            Answer.read(Payload.of(text.toString()));
        }
        Answer.read(Payload.of("{\"ok\":true,\"x\":" + "{\"x\":".repeat(20_000)));
        assertThat(
                        Answer.read(
                                Payload.of(
                                        "{\"ok\":true,\"took-ms\":99999999999999999999999,\"device\":7}")))
                .hasValueSatisfying(answer -> {
                    assertThat(answer.took()).isEmpty();
                    assertThat(answer.device()).isEmpty();
                });
    }
}
