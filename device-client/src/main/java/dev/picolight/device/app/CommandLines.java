package dev.picolight.device.app;

import dev.picolight.device.words.Language;
import dev.picolight.device.words.Words;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// What all command lines of PicoLight have in common.
final class CommandLines {
    private CommandLines() {}

    /// A command line that says what is wrong with it in one line, and ends as the command does.
    static CommandLine of(Object command, EndOnSignal signal) {
        CommandLine line = new CommandLine(command).setCommandName(Program.name());
        prepare(line);
        HelpTexts.apply(Language.ofUser(), line);
        line.setParameterExceptionHandler((wrong, _) -> {
            CommandLine in = wrong.getCommandLine();
            in.getErr().println(WrongUsage.words(wrong));
            in.getErr()
                    .println(
                            Words.of(UsageWords.class)
                                    .tryHelp(in.getCommandSpec().qualifiedName()));
            return ExitCode.USAGE.number();
        });
        line.setExecutionExceptionHandler(
                (failure, in, _) -> Console.ended(failure, signal, in.getErr()).number());
        return line;
    }

    private static void prepare(CommandLine line) {
        for (CommandLine each : line.getSubcommands().values()) {
            CommandSpec spec = each.getCommandSpec();
            spec.versionProvider(new Version());
            if (doesWork(spec.userObject())) {
                spec.addMixin("log", CommandSpec.forAnnotatedObject(new LogOptions()));
                spec.addMixin("language", CommandSpec.forAnnotatedObject(new LanguageOption()));
            }
            prepare(each);
        }
    }

    private static boolean doesWork(Object command) {
        return !(command instanceof CommandLine.HelpCommand || command instanceof VersionCommand);
    }
}
