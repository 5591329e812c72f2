package dev.picolight.simulator.junit;

import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.SettingsProblems;
import dev.picolight.device.settings.SettingsReader;
import dev.picolight.device.settings.SettingsReading;
import dev.picolight.device.words.Words;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where a board's settings are that a test names.
final class SettingsPlace {
    private SettingsPlace() {}

    /// Reads them: beside the class, at the root of its class path, or in a file.
    ///
    /// @throws IllegalArgumentException with words for the user
    static DeviceSettings read(String name, Class<?> beside) {
        return switch (SettingsReader.forThisMachine().read(find(name, beside))) {
            case SettingsReading.Accepted accepted -> accepted.settings();
            case SettingsProblems problems ->
                    throw new IllegalArgumentException(name + System.lineSeparator() + problems);
        };
    }

    private static Path find(String name, Class<?> beside) {
        return onClassPath(name, beside)
                .or(() -> Optional.of(Path.of(name)).filter(Files::isRegularFile))
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                Words.of(SetupWords.class).noSettings(name, beside.getName())));
    }

    private static Optional<Path> onClassPath(String name, Class<?> beside) {
        return resource(name, beside)
                .filter(url -> url.getProtocol().equals("file"))
                .flatMap(SettingsPlace::uri)
                .map(Path::of);
    }

    private static Optional<URL> resource(String name, Class<?> beside) {
        return Optional.ofNullable(beside.getResource(name))
                .or(() ->
                        Optional.ofNullable(beside.getClassLoader())
                                .flatMap(it -> Optional.ofNullable(it.getResource(name))));
    }

    private static Optional<URI> uri(URL url) {
        try {
            return Optional.of(url.toURI());
        } catch (URISyntaxException impossible) {
            return Optional.empty();
        }
    }
}
