package dev.picolight.emulatedpi;

import dev.picolight.emulatedpi.pi.Setup;
import dev.picolight.emulatedpi.shell.ShellSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
    private static final int FAILED = 1;
    private static final int DEFECT = 70;

    @Option(
            names = "--cases",
            paramLabel = "REGEX",
            description = "Only cases in whose line this is found.")
    private Pattern cases = Pattern.compile("");

    @Option(
            names = "--shell",
            description = "Runs no cases: leaves the Raspberry Pi on, and gives you its shell.")
    private boolean shell;

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

    /// Runs the cases. Exit code 0: all passed; 1: not all; 2: wrong use; 70: a defect.
    public static void main(String[] arguments) {
        System.exit(
                new CommandLine(new Main())
                        .setExecutionExceptionHandler((failure, _, _) -> {
                            System.err.println("emulated-pi: " + failure);
                            return DEFECT;
                        })
                        .execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        Files.createDirectories(logs);
        try (FileChannel file =
                        FileChannel.open(
                                logs.resolve("lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = file.tryLock()) {
            if (lock == null) {
                System.err.println(
                        "emulated-pi: another one runs in this source tree; wait for its end");
                return FAILED;
            }
            if (shell) {
                new ShellSession(new Setup(guest, deb, logs.resolve("shell")), out).run();
                return 0;
            }
            return judge(new Setup(guest, deb, logs), out);
        }
    }

    private int judge(Setup setup, PrintWriter out) throws IOException, InterruptedException {
        CaseLines lines = new CaseLines(out);
        new CaseRun(setup, cases).execute(lines, out);
        if (!lines.rows().isEmpty()) {
            out.println("\nmeasured, on an emulated Raspberry Pi 3B with this machine's clock:");
            lines.rows().forEach(out::println);
            out.println();
        }
        out.println("all logs: " + logs);
        out.println(lines.sum());
        out.flush();
        Files.writeString(logs.resolve("summary"), lines.sum() + "\n");
        return lines.isAllWell() ? 0 : FAILED;
    }
}
