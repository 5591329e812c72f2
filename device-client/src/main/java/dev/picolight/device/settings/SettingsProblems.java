package dev.picolight.device.settings;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// The settings cannot be used.
///
/// @param problems all of them, in the order of the file; at least one
public record SettingsProblems(List<SettingsProblem> problems) implements SettingsReading {
    public SettingsProblems {
        problems =
                problems.stream()
                        .sorted(
                                Comparator.comparingInt(SettingsProblem::line)
                                        .thenComparingInt(SettingsProblem::column))
                        .toList();
    }

    /// One line for each problem.
    @Override
    public String toString() {
        return problems.stream()
                .map(SettingsProblem::toString)
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
