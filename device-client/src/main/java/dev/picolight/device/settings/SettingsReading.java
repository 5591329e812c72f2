package dev.picolight.device.settings;

import java.util.List;

/// What came of reading a settings file.
public sealed interface SettingsReading permits SettingsReading.Accepted, SettingsProblems {
    /// The settings are good.
    ///
    /// @param warnings what the user should know all the same
    record Accepted(DeviceSettings settings, List<SettingsProblem> warnings)
            implements SettingsReading {
        public Accepted {
            warnings = List.copyOf(warnings);
        }
    }
}
