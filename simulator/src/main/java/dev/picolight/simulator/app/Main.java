package dev.picolight.simulator.app;

import dev.picolight.device.app.Console;
import dev.picolight.device.app.DarkenCommand;
import dev.picolight.device.app.RunCommand;
import dev.picolight.device.app.SendCommand;
import dev.picolight.device.app.Version;
import dev.picolight.device.log.LogSetup;
import dev.picolight.device.words.Language;
import picocli.CommandLine.Command;

/// The program on the desktop: everything the device can do, and the simulator.
@Command(
        name = "picolight",
        description = "A message on a room's topic lights an LED.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            DemoCommand.class,
            SimCommand.class,
            BrokerCommand.class,
            BenchCommand.class,
            RunCommand.class,
            DarkenCommand.class,
            SendCommand.class
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
        System.exit(Console.execute(new Main(), arguments));
    }
}
