package dev.picolight.device.app;

import dev.picolight.device.words.Words;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The file of settings that a command is told: by its option, or by the environment, as the
/// installed package does.
final class SettingsOption {
    static final String VARIABLE = "PICOLIGHT_SETTINGS";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            defaultValue = "${env:" + VARIABLE + "}",
            description =
                    "the device's settings (default: the file that the environment variable "
                            + VARIABLE
                            + " names); samples stand in config/ of the source tree, or in /usr/share/doc/picolight/examples")
    private Optional<Path> given = Optional.empty();

    /// The file.
    ///
    /// @throws ParameterException when nothing names one
    Path file() {
        return given.filter(path -> !path.toString().isEmpty())
                .orElseThrow(() ->
                        new ParameterException(
                                command.commandLine(),
                                Words.of(UsageWords.class).noSettings(VARIABLE)));
    }
}
