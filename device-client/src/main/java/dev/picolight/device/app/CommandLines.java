package dev.picolight.device.app;

import picocli.CommandLine;

/// What all command lines of PicoLight have in common.
final class CommandLines {
    private CommandLines() {}

    /// A command line that says what is wrong with it in one line, and ends as the command does.
    static CommandLine of(Object command, EndOnSignal signal) {
        CommandLine line = new CommandLine(command).setCommandName(Program.name());
        knowTheVersion(line);
        line.setParameterExceptionHandler((wrong, _) -> {
            CommandLine in = wrong.getCommandLine();
            in.getErr().println(wrong.getMessage());
            in.getErr().printf("Try: %s --help%n", in.getCommandSpec().qualifiedName());
            return ExitCode.USAGE.number();
        });
        line.setExecutionExceptionHandler(
                (failure, in, _) -> Console.ended(failure, signal, in.getErr()).number());
        return line;
    }

    private static void knowTheVersion(CommandLine line) {
        for (CommandLine each : line.getSubcommands().values()) {
            each.getCommandSpec().versionProvider(new Version());
            knowTheVersion(each);
        }
    }
}
