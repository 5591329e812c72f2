package dev.picolight.device.app;

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
            RehearseCommand.class,
            VersionCommand.class,
            CommandLine.HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Main {
    private Main() {}

    /// Runs one command and ends the process with its number, see
    /// [dev.picolight.device.app.ExitCode].
    ///
    /// @param arguments a command and its options
    public static void main(String[] arguments) {
        System.exit(Console.execute(new Main(), arguments));
    }
}
