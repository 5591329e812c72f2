package dev.picolight.device.doctor;

import dev.picolight.device.diagnosis.Cause;
import dev.picolight.device.diagnosis.Diagnosis;
import dev.picolight.device.words.Language;
import java.util.List;
import java.util.Optional;

/// What is wrong, in the language of the user.
///
/// @param title what is wrong; no full stop
/// @param causes one, or several of which one is true
/// @param command to be typed next
/// @param reading how what the command shows is to be read; whole sentences
/// @param onPicoW what the same looks like there
public record Explanation(
        String title,
        List<Possible> causes,
        Optional<Command> command,
        Optional<String> reading,
        Optional<String> onPicoW) {
    public Explanation {
        causes = List.copyOf(causes);
    }

    /// One of the causes.
    ///
    /// @param code for programs, as [Cause#code]
    /// @param title no full stop
    /// @param remedy whole sentences
    public record Possible(String code, String title, String remedy) {}

    /// A line for a shell.
    ///
    /// @param onBroker whether on the Server's machine, not on this one
    public record Command(boolean onBroker, String text) {}

    /// In words of the taxonomy.
    static Explanation of(Diagnosis diagnosis) {
        Language language = Language.ofUser();
        return new Explanation(
                diagnosis.title(language),
                diagnosis.causes().stream()
                        .map(cause ->
                                new Possible(
                                        cause.code(),
                                        diagnosis.title(cause, language),
                                        diagnosis.remedy(cause, language)))
                        .toList(),
                diagnosis
                        .command()
                        .map(text -> new Command(diagnosis.place() == Cause.Place.BROKER, text)),
                diagnosis.reading(language),
                diagnosis.onPicoW(language));
    }

    /// Of something that the taxonomy of the network does not know.
    public static Explanation of(
            String code, String title, String remedy, Optional<Command> command) {
        return new Explanation(
                title,
                List.of(new Possible(code, title, remedy)),
                command,
                Optional.empty(),
                Optional.empty());
    }

    /// The same with a remedy that knows more.
    Explanation withRemedy(String remedy) {
        return new Explanation(
                title,
                causes.stream().map(it -> new Possible(it.code(), it.title(), remedy)).toList(),
                command,
                reading,
                onPicoW);
    }

    /// Whether there is no other explanation.
    public boolean isCertain() {
        return causes.size() == 1 && !isUnknown();
    }

    /// Whether the taxonomy has no name for it.
    boolean isUnknown() {
        return causes.stream().allMatch(it -> it.code().equals(Cause.UNKNOWN.code()));
    }
}
