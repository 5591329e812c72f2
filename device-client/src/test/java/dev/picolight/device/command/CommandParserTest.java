package dev.picolight.device.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.command.LedCommand.Afterwards;
import dev.picolight.device.command.LedCommand.Play;
import dev.picolight.device.command.LedCommand.Toggle;
import dev.picolight.device.command.LedCommand.TurnOff;
import dev.picolight.device.command.LedCommand.TurnOn;
import dev.picolight.device.command.ParsedMessage.Ignored;
import dev.picolight.device.command.ParsedMessage.Malformed;
import dev.picolight.device.command.ParsedMessage.Understood;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.led.Brightness;
import dev.picolight.led.LedPattern;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {
    static final ParsedMessage ON = new Understood(new TurnOn());
    static final ParsedMessage OFF = new Understood(new TurnOff());
    static final ParsedMessage TOGGLE = new Understood(new Toggle());

    static ParsedMessage parse(String text) {
        return new CommandParser(TextPolicy.IGNORE).parse(Payload.of(text));
    }

    static ParsedMessage play(
            String name, int times, int onMillis, int offMillis, Afterwards afterwards) {
        return new Understood(
                new Play(
                        new LedPattern.Blink(
                                Optional.of(times),
                                Duration.ofMillis(onMillis),
                                Duration.ofMillis(offMillis)),
                        name,
                        afterwards));
    }

    static String reason(ParsedMessage message) {
        assertThat(message).isInstanceOf(Malformed.class);
        return ((ParsedMessage.Refused) message).reason();
    }

    @Nested
    class AWord {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "ON", "on", "On", "1", "true", "TRUE", "ＯＮ", "１", "開", "開啟", "開啓", "開燈", "打開",
                    "亮", "亮燈", "點亮", "开", "开启", "开灯", "打开", "亮灯", "点亮"
                })
        void lights(String text) {
            assertThat(parse(text)).isEqualTo(ON);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "OFF", "off", "0", "false", "ｏｆｆ", "０", "關", "關閉", "關燈", "關掉", "熄", "熄燈", "熄滅",
                    "关", "关闭", "关灯", "关掉", "熄灯", "熄灭"
                })
        void darkens(String text) {
            assertThat(parse(text)).isEqualTo(OFF);
        }

        @ParameterizedTest
        @ValueSource(strings = {"TOGGLE", "toggle", "切換", "切换", "ｔｏｇｇｌｅ"})
        void toggles(String text) {
            assertThat(parse(text)).isEqualTo(TOGGLE);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    " off ",
                    "off\n",
                    "off\r\n",
                    "\u3000關\u3000",
                    "\u00a0off\u2007",
                    "\ufeffoff",
                    "off\u0000",
                    "'off'",
                    "\"OFF\"",
                    "“關”",
                    "「關燈」",
                    " 'off ' "
                })
        void mayHaveSpaceOrQuotesAround(String text) {
            assertThat(parse(text)).isEqualTo(OFF);
        }

        @ParameterizedTest
        @ValueSource(strings = {"on off", "of f", "onn", "'", "\"", "開 燈", "? ?", "亮度50"})
        void standsAlone(String text) {
            assertThat(parse(text)).isInstanceOf(Ignored.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "？", " ? ", "「?」"})
    void aQuestionMarkAsksForTheState(String text) {
        assertThat(parse(text)).isEqualTo(new Understood(new LedCommand.TellState()));
    }

    @Nested
    class Pulse {
        @ParameterizedTest(name = "{0}")
        @CsvSource({"PULSE, 2000", "pulse 100, 100", "脈動 60000, 60000", "脉动, 2000", "呼吸　５００, 500"})
        void hasAPeriodAndNoEnd(String text, int millis) {
            assertThat(parse(text))
                    .isEqualTo(
                            new Understood(
                                    new Play(
                                            new LedPattern.Pulse(
                                                    Optional.empty(), Duration.ofMillis(millis)),
                                            "pulse",
                                            Afterwards.LIT)));
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({
            "PULSE 99, «99»",
            "PULSE 60001, «60001»",
            "PULSE slow, «slow»",
            "PULSE 100 100, 2 words"
        })
        void absurdNumbersChangeNothing(String text, String evidence) {
            assertThat(reason(parse(text)))
                    .contains(evidence)
                    .contains("expected PULSE [period-ms 100 to 60000]");
        }
    }

    @Nested
    class BrightnessInPercent {
        @ParameterizedTest(name = "{0}")
        @CsvSource({"BRIGHTNESS 0, 0", "brightness 40, 40", "亮度 100, 100", "亮度　４０, 40"})
        void isANumber(String text, int percent) {
            assertThat(parse(text))
                    .isEqualTo(
                            new Understood(
                                    new LedCommand.Dim(
                                            new Brightness(percent),
                                            LedCommand.WithoutDimming.REFUSED)));
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({
            "BRIGHTNESS, without a number",
            "BRIGHTNESS 101, «101»",
            "BRIGHTNESS -1, «-1»",
            "亮度 半, «半»",
            "BRIGHTNESS 1 2, 2 words"
        })
        void absurdNumbersChangeNothing(String text, String evidence) {
            assertThat(reason(parse(text)))
                    .contains(evidence)
                    .contains("expected BRIGHTNESS 0 to 100");
        }
    }

    @Nested
    class Blink {
        @ParameterizedTest(name = "{0}")
        @CsvSource({
            "BLINK, 3, 500, 500",
            "blink 5, 5, 500, 500",
            "BLINK 5 200, 5, 200, 200",
            "BLINK 5 200 300, 5, 200, 300",
            "'BLINK  5\t200\n300', 5, 200, 300",
            "ＢＬＩＮＫ　５　２００　３００, 5, 200, 300",
            "閃, 3, 500, 500",
            "閃爍 2, 2, 500, 500",
            "闪 2, 2, 500, 500",
            "闪烁 2, 2, 500, 500",
            "BLINK 1 20 60000, 1, 20, 60000",
            "BLINK 100 60000 20, 100, 60000, 20",
        })
        void hasUpToThreeNumbers(String text, int times, int on, int off) {
            assertThat(parse(text)).isEqualTo(play("blink", times, on, off, Afterwards.AS_BEFORE));
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({
            "BLINK 0, «0»",
            "BLINK 101, «101»",
            "BLINK -1, «-1»",
            "BLINK 1.5, «1.5»",
            "BLINK x, «x»",
            "BLINK 3 19, «19»",
            "BLINK 3 60001, «60001»",
            "BLINK 3 500 0, «0»",
            "BLINK 99999999999999999999, «99999999999999999999»",
            "BLINK 3 500 500 500, 4 words",
        })
        void absurdNumbersChangeNothing(String text, String evidence) {
            assertThat(reason(parse(text)))
                    .contains(evidence)
                    .contains("expected BLINK [times 1 to 100]");
        }
    }

    @Nested
    class AnyOtherText {
        /// The first is the final test of the set-up that this project serves.
        @ParameterizedTest
        @ValueSource(strings = {"測試訊息", "[公告] 停水", "[1] x", "｛公告｝", "関", "2", "off please"})
        void lights(String text) {
            assertThat(new CommandParser(TextPolicy.LIGHT).parse(Payload.of(text))).isEqualTo(ON);
        }

        @Test
        void flashesWhenSettingsSayFlash() {
            assertThat(new CommandParser(TextPolicy.FLASH).parse(Payload.of("測試訊息")))
                    .isEqualTo(play("flash", 10, 100, 100, Afterwards.AS_BEFORE));
        }

        @Test
        void isIgnoredWhenSettingsSayIgnore() {
            assertThat(parse("測試\u001b訊息"))
                    .isEqualTo(
                            new Ignored(
                                    "«測試\\u001B訊息» is no command, and the settings say «text: ignore»"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\n", "\u3000", "\ufeff", "''", "\u0000"})
        void nothingAtAllAsksForTheState(String text) {
            assertThat(new CommandParser(TextPolicy.LIGHT).parse(Payload.of(text)))
                    .isEqualTo(new Understood(new LedCommand.TellState()));
        }
    }

    @Nested
    class BadPayload {
        @Test
        void tooLong() {
            CommandParser parser = new CommandParser(TextPolicy.LIGHT);
            assertThat(parser.parse(Payload.of("燈".repeat(1365) + "!"))).isEqualTo(ON);
            assertThat(parser.parse(Payload.of("燈".repeat(1366))))
                    .isEqualTo(
                            new ParsedMessage.TooLarge(
                                    "the payload has 4098 bytes: expected at most 4096"));
        }

        @Test
        void notUtf8() {
            byte[] big5 = "測試訊息".getBytes(Charset.forName("Big5"));
            assertThat(reason(new CommandParser(TextPolicy.LIGHT).parse(Payload.of(big5))))
                    .contains("not valid UTF-8 (8 bytes b4fab8d5")
                    .contains("chcp 65001");
        }
    }
}
