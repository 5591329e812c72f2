package dev.picolight.device.command;

import dev.picolight.device.command.LedCommand.Afterwards;
import dev.picolight.device.command.LedCommand.Dim;
import dev.picolight.device.command.LedCommand.Play;
import dev.picolight.device.command.LedCommand.TellState;
import dev.picolight.device.command.LedCommand.Toggle;
import dev.picolight.device.command.LedCommand.TurnOff;
import dev.picolight.device.command.LedCommand.TurnOn;
import dev.picolight.device.command.LedCommand.WithoutDimming;
import dev.picolight.device.command.ParsedMessage.Ignored;
import dev.picolight.device.command.ParsedMessage.Malformed;
import dev.picolight.device.command.ParsedMessage.TooLarge;
import dev.picolight.device.command.ParsedMessage.Understood;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.led.Brightness;
import dev.picolight.led.LedPattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the payload of a message: a word such as `ON` or `開燈`, `BLINK 5 200 300`, a JSON light of
/// Home Assistant, or any other text. Case, full width, and space or quotation marks around the
/// text do not matter. Never throws. The whole grammar is the table of `docs/commands.md`.
public final class CommandParser {
    /// The longest payload that is read, in bytes.
    public static final int BYTES_MAX = 4096;

    private static final String BLINK_EXPECTED =
            "expected BLINK [times 1 to 100] [on-ms 20 to 60000] [off-ms 20 to 60000], for example BLINK 3 500 500";
    private static final String PULSE_EXPECTED =
            "expected PULSE [period-ms 100 to 60000], for example PULSE 2000";
    private static final String BRIGHTNESS_EXPECTED =
            "expected BRIGHTNESS 0 to 100, in percent, for example BRIGHTNESS 40";

    private final TextPolicy policy;

    /// @param policy what a text does that is no command
    public CommandParser(TextPolicy policy) {
        this.policy = policy;
    }

    /// Every word that begins a command, in lower case.
    public static Set<String> words() {
        return Vocabulary.words();
    }

    /// What the payload asks for.
    public ParsedMessage parse(Payload payload) {
        if (payload.size() > BYTES_MAX) {
            return new TooLarge(
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
            return new Understood(new TellState());
        }
        try {
            return Vocabulary.verb(words)
                    .map(verb -> command(verb, words.subList(1, words.size())))
                    .<ParsedMessage>map(Understood::new)
                    .orElseGet(() -> otherText(bare));
        } catch (Unreadable notPossible) {
            return new Malformed(notPossible.reason());
        }
    }

    private static LedCommand command(Vocabulary.Verb verb, List<String> numbers) {
        return switch (verb) {
            case ON -> new TurnOn();
            case OFF -> new TurnOff();
            case TOGGLE -> new Toggle();
            case TELL_STATE -> new TellState();
            case BLINK -> blink(numbers);
            case PULSE -> pulse(numbers);
            case BRIGHTNESS -> brightness(numbers);
        };
    }

    /// Without numbers three times, half a second each; with one time only, dark as long as lit.
    private static LedCommand blink(List<String> words) {
        Numbers numbers = new Numbers("BLINK", words, 3, BLINK_EXPECTED);
        int times = numbers.at(0, 1, 100).orElse(3);
        int on = numbers.at(1, 20, 60_000).orElse(500);
        int off = numbers.at(2, 20, 60_000).orElse(on);
        return new Play(
                new LedPattern.Blink(
                        Optional.of(times), Duration.ofMillis(on), Duration.ofMillis(off)),
                "blink",
                Afterwards.AS_BEFORE);
    }

    private static LedCommand pulse(List<String> words) {
        Numbers numbers = new Numbers("PULSE", words, 1, PULSE_EXPECTED);
        int period = numbers.at(0, 100, 60_000).orElse(2_000);
        return new Play(
                new LedPattern.Pulse(Optional.empty(), Duration.ofMillis(period)),
                "pulse",
                Afterwards.LIT);
    }

    private static LedCommand brightness(List<String> words) {
        Numbers numbers = new Numbers("BRIGHTNESS", words, 1, BRIGHTNESS_EXPECTED);
        int percent =
                numbers.at(0, 0, 100)
                        .orElseThrow(() ->
                                new Unreadable(
                                        "BRIGHTNESS without a number: " + BRIGHTNESS_EXPECTED));
        return new Dim(new Brightness(percent), WithoutDimming.REFUSED);
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
