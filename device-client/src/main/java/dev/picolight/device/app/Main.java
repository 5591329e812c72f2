package dev.picolight.device.app;

import dev.picolight.device.log.LogSetup;
import dev.picolight.device.words.Language;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The program on the device.
@Command(
        name = "picolight",
        description = "A message on a room's topic lights an LED.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            RunCommand.class,
            DarkenCommand.class,
            SendCommand.class,
            DoctorCommand.class,
            DiscoveryCommand.class,
            SetupBrokerCommand.class,
            BrokerUserCommand.class,
            RehearseCommand.class,
            VersionCommand.class,
            CommandLine.HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Main {
    Main() {}

    /// Runs one command and ends the process with its number, see
    /// [dev.picolight.device.app.ExitCode].
    ///
    /// @param arguments a command and its options
    public static void main(String[] arguments) {
        Language.apply(arguments);
        LogSetup.apply(arguments);
        System.exit(
                ofTheService(arguments)
                        .map(Console::execute)
                        .orElseGet(() -> Console.execute(new Main(), arguments)));
    }

    /// What a service of the installed package is started for: a word alone, with the settings
    /// named by the environment.
    private static Optional<Callable<Integer>> ofTheService(String[] arguments) {
        String word = arguments.length == 1 ? arguments[0] : "";
        if (word.equals("rehearse")) {
            return Optional.of(new RehearseCommand());
        }
        return settings()
                .flatMap(file ->
                        switch (word) {
                            case "run" -> Optional.of(() -> DeviceRun.device(file));
                            case "darken" ->
                                    Optional.of(() ->
                                            DeviceRun.darken(
                                                    file,
                                                    new PrintWriter(
                                                            System.out,
                                                            true,
                                                            System.out.charset())));
                            default -> Optional.empty();
                        });
    }

    private static Optional<Path> settings() {
        try {
            return Optional.of(System.getenv().getOrDefault(SettingsOption.VARIABLE, ""))
                    .filter(name -> !name.isEmpty())
                    .map(Path::of);
        } catch (InvalidPathException notInThisLocale) {
            return Optional.empty(); // picocli says so
        }
    }
}
