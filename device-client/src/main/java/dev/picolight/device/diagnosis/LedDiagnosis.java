package dev.picolight.device.diagnosis;

import dev.picolight.device.words.Words;
import dev.picolight.led.LedFault;
import java.util.List;
import java.util.Optional;

/// Why an LED does not do what it was asked, in the language of the user.
///
/// @param cause what happened, without full stop
/// @param remedy what would help, in whole sentences
/// @param command what to type next, where a single command helps or tells more
public record LedDiagnosis(
        LedFault.Kind kind, String cause, String remedy, Optional<String> command) {
    private static final int FACTS_MAX = 6;

    /// What a fault says.
    public static LedDiagnosis of(LedFault fault) {
        LedWords words = Words.of(LedWords.class);
        List<String> facts = fault.facts();
        String[] all = new String[FACTS_MAX];
        for (int i = 0; i < FACTS_MAX; i++) {
            all[i] = i < facts.size() ? facts.get(i) : "";
        }
        return new LedDiagnosis(
                fault.kind(),
                words.cause(fault.kind(), all[0], all[1], all[2], all[3], all[4], all[5]),
                words.remedy(fault.kind(), all[0], all[1], all[2], all[3], all[4], all[5]),
                command(fault.kind(), all));
    }

    /// What to say when every pin obeyed and an LED did not: what no program can see.
    public static String wiredOtherwise() {
        return Words.of(LedWords.class).wiredOtherwise();
    }

    /// The same of an LED whose pin was given back, and cannot be taken again for this reason.
    public LedDiagnosis lost() {
        LedWords words = Words.of(LedWords.class);
        return new LedDiagnosis(kind, words.lost(cause), words.lostRemedy(remedy), command);
    }

    /// Cause and remedy on one line.
    public String sentence() {
        return Words.of(LedWords.class).sentence(cause, remedy);
    }

    /// Cause and remedy on a line each.
    public String lines() {
        return Words.of(LedWords.class).lines(cause, remedy);
    }

    private static Optional<String> command(LedFault.Kind kind, String... facts) {
        return switch (kind) {
            case NOT_PERMITTED ->
                    Optional.of("sudo usermod -aG %s %s".formatted(facts[3], facts[5]));
            case DEVICES_NOT_LISTED -> Optional.of("ls -l " + facts[2]);
            case PERMITTED_TO_NO_GROUP, DEVICES_NOT_OPENED -> Optional.of("ls -l /dev/gpiochip*");
            case GPIO_NOT_USED -> Optional.of("gpiodetect");
            case NO_SUCH_LINE, LINE_BUSY, LINE_BUSY_UNNAMED, LINE_REFUSED, NOT_GIVEN ->
                    Optional.of("gpioinfo");
            case BUSY_BY_PICOLIGHT -> Optional.of("sudo systemctl stop picolight");
            case NOT_LIT, NOT_DARK -> Optional.of("sudo dmesg");
            case NOT_CLOSED -> Optional.of("pinctrl set %s op dl".formatted(facts[1]));
            case NOT_A_RASPBERRY_PI, OTHER_MODEL, NO_MODEL -> Optional.of("./picolight sim");
            case NO_GPIO,
                    UNKNOWN_BOARD,
                    UNKNOWN_REVISION,
                    NO_PROVIDER,
                    VERSIONS_MIXED,
                    LIBRARY_NOT_UNPACKED,
                    LIBRARY_NOT_LOADED,
                    PIN_TWICE,
                    MOVES_NO_PIN,
                    NOT_ENDED,
                    CANNOT_DIM,
                    LED_CLOSED,
                    GPIO_CLOSED,
                    RADIO_NOT_STARTED,
                    OTHER ->
                    Optional.empty();
        };
    }
}
