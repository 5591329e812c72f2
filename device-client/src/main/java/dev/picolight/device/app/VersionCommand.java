package dev.picolight.device.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The same as `--version`, for those who try a word first.
@Command(name = "version", description = "Say which version this is.")
final class VersionCommand implements Callable<Integer> {
    @Spec private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() {
        command.commandLine().printVersionHelp(command.commandLine().getOut());
        return ExitCode.OK.number();
    }
}
