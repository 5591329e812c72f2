package dev.picolight.device.brokerhost;

import dev.picolight.device.brokersetup.ConfigLine;
import dev.picolight.device.files.Permissions;
import dev.picolight.device.words.Words;
import java.util.List;
import java.util.Optional;

/// One thing found out on the broker's machine.
///
/// @param facts what [#says] tells, in the order that [HereCause] gives
/// @param evidence what was seen, word for word: lines of files with their places, addresses,
///   rules; safe for a terminal, without secrets
/// @param nextCommand what to type to see more or to cure it
public record HereFinding(
        HereStep step,
        HereCause cause,
        List<String> facts,
        List<String> evidence,
        Optional<String> nextCommand) {
    private static final int FACTS = 3;

    public HereFinding {
        facts = List.copyOf(facts);
        evidence = List.copyOf(evidence);
        if (facts.size() > FACTS) {
            throw new IllegalArgumentException("more than three facts: " + facts);
        }
    }

    static HereFinding of(HereStep step, HereCause cause, Object... facts) {
        return new HereFinding(
                step,
                cause,
                List.of(facts).stream().map(String::valueOf).toList(),
                List.of(),
                Optional.empty());
    }

    /// The same with what was seen.
    HereFinding seen(List<?> more) {
        return new HereFinding(
                step, cause, facts, more.stream().map(String::valueOf).toList(), nextCommand);
    }

    /// The same with what was seen.
    HereFinding seen(Object one) {
        return seen(List.of(one));
    }

    /// The same with a line that was seen, and how to come to it.
    HereFinding seen(ConfigLine line) {
        HereFinding finding = seen(List.of(line));
        return verdict() == HereVerdict.GOOD
                ? finding
                : finding.next(
                        "sudo nano +%d %s"
                                .formatted(line.number(), Permissions.quotedForShell(line.file())));
    }

    /// The same with what to type next.
    HereFinding next(String command) {
        return new HereFinding(step, cause, facts, evidence, Optional.of(command));
    }

    /// How bad it is.
    public HereVerdict verdict() {
        return cause.verdict();
    }

    /// The step, in the user's language; no full stop.
    public String stepName() {
        return words().step(step);
    }

    /// What was found, in the user's language: whole sentences.
    public String says() {
        return words().cause(cause, fact(0), fact(1), fact(2));
    }

    /// What helps, in the user's language: whole sentences. Empty when nothing is wrong.
    public String remedy() {
        return words().remedy(cause.cure());
    }

    private String fact(int number) {
        return number < facts.size() ? facts.get(number) : "";
    }

    private static HereWords words() {
        return Words.of(HereWords.class);
    }
}
