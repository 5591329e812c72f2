package dev.picolight.device.doctor;

import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.device.settings.SettingsProblem;
import dev.picolight.device.settings.SettingsProblems;
import dev.picolight.device.settings.SettingsReader;
import dev.picolight.device.settings.SettingsReading;
import dev.picolight.device.words.Words;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The settings, with everything that is wrong in them.
///
/// @param settings empty when they cannot be used
public record SettingsStep(Finding finding, Optional<DeviceSettings> settings) {
    /// For programs, beside the codes of the taxonomy.
    static final String CODE = "settings";

    /// Reads them.
    public static SettingsStep read(Path file, SettingsReader reader, InstantSource time) {
        DoctorWords say = Words.of(DoctorWords.class);
        Stopwatch watch = new Stopwatch(time);
        return switch (reader.read(file)) {
            case SettingsReading.Accepted(DeviceSettings settings, var warnings) -> {
                String summary =
                        say.settingsRead(
                                file.toString(),
                                settings.id().text(),
                                settings.leds().stream()
                                        .map(LedSettings::room)
                                        .collect(Collectors.joining(", ")),
                                settings.broker().address().toString());
                yield new SettingsStep(
                        warnings.isEmpty()
                                ? Finding.ok(Step.SETTINGS, summary, List.of(), watch.elapsed())
                                : Finding.note(
                                        Step.SETTINGS,
                                        summary,
                                        warnings.stream().map(SettingsProblem::toString).toList(),
                                        watch.elapsed()),
                        Optional.of(settings));
            }
            case SettingsProblems(List<SettingsProblem> problems) ->
                    new SettingsStep(
                            Finding.fatal(
                                    Step.SETTINGS,
                                    say.settingsWrong(problems.size()),
                                    problems.stream().map(SettingsProblem::toString).toList(),
                                    watch.elapsed(),
                                    Explanation.of(
                                            CODE,
                                            say.settingsCannotBeUsed(file.toString()),
                                            say.mendSettings(),
                                            Optional.empty())),
                            Optional.empty());
        };
    }
}
