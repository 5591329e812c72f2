package dev.picolight.emulatedpi;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The program behind `./picolight emulated-pi`.
@Command(
        name = "picolight emulated-pi",
        sortOptions = false,
        description =
                "Boots an emulated Raspberry Pi 3B, installs the package there, publishes with mosquitto_pub and reads from outside what the pins do.",
        mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
    @Option(
            names = "--cases",
            paramLabel = "REGEX",
            description = "Only cases in whose line this is found.")
    private Pattern cases = Pattern.compile("");

    @Option(
            names = "--guest",
            hidden = true,
            required = true,
            description = "Made by build-guest.sh.")
    private Path guest = Path.of("");

    @Option(names = "--deb", hidden = true, required = true, description = "The package.")
    private Path deb = Path.of("");

    @Option(names = "--logs", hidden = true, required = true, description = "Where logs go.")
    private Path logs = Path.of("");

    private Main() {}

    /// Runs the cases, or the shell. Exit code 0: all passed; 1: not all; 2: wrong use.
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() {
        return new CaseRun(guest, deb, logs, cases).execute() ? 0 : 1;
    }
}
