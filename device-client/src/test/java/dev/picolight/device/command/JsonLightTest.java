package dev.picolight.device.command;

import static dev.picolight.device.command.CommandParserTest.OFF;
import static dev.picolight.device.command.CommandParserTest.ON;
import static dev.picolight.device.command.CommandParserTest.TOGGLE;
import static dev.picolight.device.command.CommandParserTest.parse;
import static dev.picolight.device.command.CommandParserTest.play;
import static dev.picolight.device.command.CommandParserTest.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.command.LedCommand.Afterwards;
import dev.picolight.device.command.LedCommand.Dim;
import dev.picolight.device.command.LedCommand.Play;
import dev.picolight.device.command.ParsedMessage.Understood;
import dev.picolight.led.Brightness;
import dev.picolight.led.LedPattern;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLightTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"state\":\"ON\"}",
                " {\"state\" : \"on\"}\n",
                "{\"state\":\"ON\",\"transition\":0,\"color\":{\"r\":[1,{\"x\":null}]}}",
                "{\"state\":\"ON\",\"transition\":null}",
                "{\"state\":\"ON\",\"effect\":\"none\"}",
                "{\"state\":\"ON\",\"effect\":null,\"flash\":null,\"brightness\":null}",
                "{\"effect\":null}",
            })
    void lights(String json) {
        assertThat(parse(json)).isEqualTo(ON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"state\":\"OFF\"}",
                "{\"state\":\"oFf\",\"transition\":0.0}",
                "{\"state\":\"OFF\",\"effect\":\"blink\",\"flash\":2,\"brightness\":255}",
                "{\"effect\":\"blink\",\"flash\":2,\"state\":\"OFF\"}",
                "{\"state\":\"ON\",\"brightness\":0}",
                "{\"brightness\":0}",
                "'{\"state\":\"OFF\"}'",
            })
    void darkens(String json) {
        assertThat(parse(json)).isEqualTo(OFF);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "128, 50", "254, 100", "255.0, 100"})
    void shinesAsBrightAsAskedOrJustLightsWhereItCannotDim(String of255, int percent) {
        assertThat(parse("{\"state\":\"ON\",\"brightness\":" + of255 + "}"))
                .isEqualTo(
                        new Understood(
                                new Dim(new Brightness(percent), LedCommand.WithoutDimming.LIT)));
    }

    /// Home Assistant may send it with ON and with OFF.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"state\":\"OFF\",\"transition\":3}",
                "{\"state\":\"ON\",\"brightness\":128,\"transition\":0.5}",
                "{\"transition\":1,\"effect\":\"blink\"}",
            })
    void fadingIsRefusedWithTheReason(String json) {
        assertThat(parse(json))
                .isInstanceOfSatisfying(
                        ParsedMessage.NotSupported.class,
                        it -> assertThat(it.reason()).contains("fading", "without transition"));
    }

    @Test
    void toggles() {
        assertThat(parse("{\"state\":\"toggle\",\"effect\":\"blink\"}")).isEqualTo(TOGGLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"state\":\"ON\",\"flash\":2} | flash | 4 | 250",
                "{\"flash\":10.0} | flash | 20 | 250",
                "{\"flash\":60,\"effect\":\"none\"} | flash | 120 | 250",
                "{\"state\":\"ON\",\"flash\":2,\"effect\":\"BLINK\"} | blink | 2 | 500",
            })
    void flashesForSecondsAndStaysLit(String json, String name, int times, int millis) {
        assertThat(parse(json)).isEqualTo(play(name, times, millis, millis, Afterwards.LIT));
    }

    @Test
    void anEffectWithoutFlashHasNoEnd() {
        assertThat(parse("{\"effect\":\"Blink\"}"))
                .isEqualTo(
                        new Understood(
                                new Play(
                                        new LedPattern.Blink(
                                                Optional.empty(),
                                                Duration.ofMillis(500),
                                                Duration.ofMillis(500)),
                                        "blink",
                                        Afterwards.LIT)));
        assertThat(parse("{\"state\":\"ON\",\"effect\":\"pulse\"}"))
                .isEqualTo(
                        new Understood(
                                new Play(
                                        new LedPattern.Pulse(
                                                Optional.empty(), Duration.ofSeconds(2)),
                                        "pulse",
                                        Afterwards.LIT)));
    }

    @Test
    void aPulseWithFlashLastsThatLong() {
        assertThat(parse("{\"effect\":\"pulse\",\"flash\":7}"))
                .isEqualTo(
                        new Understood(
                                new Play(
                                        new LedPattern.Pulse(Optional.of(7), Duration.ofSeconds(1)),
                                        "pulse",
                                        Afterwards.LIT)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | none of the keys of a light: expected for example {\"state\":\"ON\"}",
                "{\"STATE\":\"ON\"} | none of the keys of a light",
                "{\"transition\":2} | none of the keys of a light",
                "{\"state\":\"ON\",\"transition\":\"2\"} | transition is «2»: expected seconds",
                "{\"state\":\"ON\",\"transition\":-1} | transition is «-1»: expected seconds",
                "[] | JSON that is no object",
                "[{\"state\":\"ON\"}] | JSON that is no object",
                "{\"state\":\"ON\" | expected close marker for Object): expected for example",
                "[ {\"state\":\"ON\"] | JSON that is no object",
                "{'state':'ON'} | not valid JSON at line 1, column 2",
                "{state:ON} | not valid JSON at line 1",
                "{\"state\":\"ON\"} x | not valid JSON at line 1",
                "{\"state\":\"ON\"}{\"state\":\"OFF\"} | something follows after",
                "{\"state\":\"ON\",\"state\":\"OFF\"} | Duplicate",
                "{\"a\":{\"b\":1,\"b\":2},\"state\":\"ON\"} | Duplicate",
                "{\"state\":\"ON\",} | not valid JSON",
                "{\"state\":null} | state is «null»: expected ON, OFF or TOGGLE",
                "{\"state\":true} | state is «true»: expected ON, OFF or TOGGLE",
                "{\"state\":\"dim\"} | state is «dim»: expected ON, OFF or TOGGLE",
                "{\"state\":{\"x\":1}} | state is no single value",
                "{\"effect\":\"rainbow\"} | effect is «rainbow»: expected blink, pulse, none or null",
                "{\"effect\":1} | effect is «1»",
                "{\"flash\":0} | flash is «0»: expected whole seconds, 1 to 60",
                "{\"flash\":61} | flash is «61»",
                "{\"flash\":1.5} | flash is «1.5»",
                "{\"flash\":1e999} | flash is «1e999»",
                "{\"flash\":\"2\"} | flash is «2»",
                "{\"flash\":NaN} | not valid JSON",
                "{\"brightness\":-1} | brightness is «-1»: expected a number, 0 to 255",
                "{\"brightness\":256} | brightness is «256»",
                "{\"brightness\":[]} | brightness is no single value",
            })
    void otherJsonChangesNothingAndSaysWhy(String json, String words) {
        assertThat(reason(parse(json))).contains(words);
    }

    @Test
    void isReadWithinLimits() {
        String deep = "{\"a\":" + "[".repeat(17) + "]".repeat(17) + ",\"state\":\"ON\"}";
        assertThat(reason(parse(deep))).contains("not valid JSON").contains("depth");
        String wide = "{\"a\":[" + "1,".repeat(600) + "1],\"state\":\"ON\"}";
        assertThat(reason(parse(wide))).contains("not valid JSON").contains("Token count");
        String number = "{\"flash\":" + "1".repeat(40) + "}";
        assertThat(reason(parse(number))).contains("not valid JSON").contains("length");
    }
}
