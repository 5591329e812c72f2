package dev.picolight.device.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A settings file in a folder of its own, and what came of reading it.
final class SettingsFixture {
    static final DeviceId OWN_ID = new DeviceId("b827eb123456");

    final Path folder;
    final Path file;
    private final Map<String, String> environment = new HashMap<>();

    SettingsFixture(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("pi.yaml");
    }

    SettingsFixture environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Path write(String name, String content) {
        try {
            return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    SettingsReading read(String yaml) {
        write("pi.yaml", yaml);
        return reader().read(file);
    }

    SettingsReader reader() {
        return new SettingsReader(environment, () -> Optional.of(OWN_ID));
    }

    SettingsReading.Accepted accepted(String yaml) {
        SettingsReading reading = read(yaml);
        assertThat(reading).isInstanceOf(SettingsReading.Accepted.class);
        return (SettingsReading.Accepted) reading;
    }

    DeviceSettings settings(String yaml) {
        SettingsReading.Accepted accepted = accepted(yaml);
        assertThat(accepted.warnings()).isEmpty();
        return accepted.settings();
    }

    /// Each with the file's name instead of its whole path.
    List<String> problems(String yaml) {
        SettingsReading reading = read(yaml);
        assertThat(reading).isInstanceOf(SettingsProblems.class);
        return shown(((SettingsProblems) reading).problems());
    }

    List<String> warnings(String yaml) {
        return shown(accepted(yaml).warnings());
    }

    private List<String> shown(List<SettingsProblem> problems) {
        return problems.stream().map(it -> it.toString().replace(folder + "/", "")).toList();
    }
}
