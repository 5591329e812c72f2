package dev.picolight.device.command;

import dev.picolight.device.command.LedCommand.Afterwards;
import dev.picolight.device.command.LedCommand.Play;
import dev.picolight.device.command.LedCommand.Toggle;
import dev.picolight.device.command.LedCommand.TurnOff;
import dev.picolight.device.command.LedCommand.TurnOn;
import dev.picolight.device.command.ParsedMessage.Ignored;
import dev.picolight.device.command.ParsedMessage.Malformed;
import dev.picolight.device.command.ParsedMessage.Understood;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.led.LedPattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Reads the payload of a message: a word such as `ON` or `開燈`, `BLINK 5 200 300`, a JSON light of
/// Home Assistant, or any other text. Case, full width, and space or quotation marks around the
/// text do not matter. Never throws.
public final class CommandParser {
    /// The longest payload that is read, in bytes.
    public static final int BYTES_MAX = 4096;

    private static final int BLINK_TIMES_MAX = 100;
    private static final int BLINK_MILLIS_MIN = 20;
    private static final int BLINK_MILLIS_MAX = 60_000;
    private static final String BLINK_EXPECTED =
            "expected BLINK [times 1 to 100] [on-ms 20 to 60000] [off-ms 20 to 60000], for example BLINK 3 500 500";

    private final TextPolicy policy;

    /// @param policy what a text does that is no command
    public CommandParser(TextPolicy policy) {
        this.policy = policy;
    }

    /// What the payload asks for.
    public ParsedMessage parse(Payload payload) {
        if (payload.size() > BYTES_MAX) {
            return new Malformed(
                    "the payload has %d bytes: expected at most %d"
                            .formatted(payload.size(), BYTES_MAX));
        }
        return payload.text()
                .map(this::read)
                .orElseGet(() ->
                        new Malformed(
                                "the payload is not valid UTF-8 (%s): expected text in UTF-8; a Windows terminal sends it after chcp 65001"
                                        .formatted(payload)));
    }

    private ParsedMessage read(String text) {
        String bare = Words.bare(text);
        if (JsonLight.isMeantBy(bare)) {
            return JsonLight.parse(bare);
        }
        List<String> words = Words.of(text);
        if (words.isEmpty()) {
            return new Ignored("the payload is empty");
        }
        String first = words.getFirst();
        if (isBlink(first)) {
            return blink(words);
        }
        Optional<LedCommand> command = words.size() == 1 ? command(first) : Optional.empty();
        return command.<ParsedMessage>map(Understood::new).orElseGet(() -> otherText(bare));
    }

    private static Optional<LedCommand> command(String word) {
        return switch (word) {
            case "on", "1", "true" -> Optional.of(new TurnOn());
            case "開", "開啟", "開啓", "開燈", "打開", "亮", "亮燈", "點亮" -> Optional.of(new TurnOn());
            case "开", "开启", "开灯", "打开", "亮灯", "点亮" -> Optional.of(new TurnOn());
            case "off", "0", "false" -> Optional.of(new TurnOff());
            case "關", "關閉", "關燈", "關掉", "熄", "熄燈", "熄滅" -> Optional.of(new TurnOff());
            case "关", "关闭", "关灯", "关掉", "熄灯", "熄灭" -> Optional.of(new TurnOff());
            case "toggle", "切換", "切换" -> Optional.of(new Toggle());
            default -> Optional.empty();
        };
    }

    private static boolean isBlink(String word) {
        return switch (word) {
            case "blink", "閃", "閃爍", "闪", "闪烁" -> true;
            default -> false;
        };
    }

    /// Without numbers three times, half a second each; with one time only, dark as long as lit.
    private static ParsedMessage blink(List<String> words) {
        List<String> numbers = words.subList(1, words.size());
        if (numbers.size() > 3) {
            return new Malformed(
                    "BLINK takes three numbers, this has %d words after it: %s"
                            .formatted(numbers.size(), BLINK_EXPECTED));
        }
        try {
            int times = numbers.size() < 1 ? 3 : number(numbers.get(0), 1, BLINK_TIMES_MAX);
            int on = numbers.size() < 2 ? 500 : millis(numbers.get(1));
            int off = numbers.size() < 3 ? on : millis(numbers.get(2));
            return new Understood(
                    new Play(
                            new LedPattern.Blink(
                                    Optional.of(times),
                                    Duration.ofMillis(on),
                                    Duration.ofMillis(off)),
                            "blink",
                            Afterwards.AS_BEFORE));
        } catch (Unreadable notPossible) {
            return new Malformed(notPossible.reason());
        }
    }

    private static int millis(String digits) {
        return number(digits, BLINK_MILLIS_MIN, BLINK_MILLIS_MAX);
    }

    private static int number(String word, int least, int most) {
        int number = word.matches("[0-9]{1,9}") ? Integer.parseInt(word) : -1;
        if (number < least || number > most) {
            throw new Unreadable(
                    "BLINK with %s is not possible: %s"
                            .formatted(Shown.quoted(word), BLINK_EXPECTED));
        }
        return number;
    }

    private ParsedMessage otherText(String text) {
        return switch (policy) {
            case LIGHT -> new Understood(new TurnOn());
            case FLASH ->
                    new Understood(
                            new Play(
                                    new LedPattern.Blink(
                                            Optional.of(10),
                                            Duration.ofMillis(100),
                                            Duration.ofMillis(100)),
                                    "flash",
                                    Afterwards.AS_BEFORE));
            case IGNORE ->
                    new Ignored(
                            "%s is no command, and the settings say «text: ignore»"
                                    .formatted(Shown.quoted(text)));
        };
    }
}
