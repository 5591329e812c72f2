package dev.picolight.device.brokersetup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lets Mosquitto itself judge the files: it is started with them beside the service, on free ports
/// of 127.0.0.1, as the same user, and ended again. It touches none of the service's data.
final class TrialStart {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration END = Duration.ofSeconds(5);

    /// What would get in the service's way.
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "autosave_interval",
                    "bind_interface",
                    "include_dir",
                    "log_dest",
                    "persistence",
                    "persistence_file",
                    "persistence_location",
                    "pid_file",
                    "socket_domain");

    private final Path program;

    /// @param program Mosquitto's
    TrialStart(Path program) {
        this.program = program;
    }

    /// Starts it and ends it.
    ///
    /// @return why it could not be tried; empty: it starts
    /// @throws SetupTrouble when it does not start, with what it says
    Optional<String> with(MosquittoFolder folder)
            throws IOException, InterruptedException, SetupTrouble {
        List<ConfigLine> lines = ConfigLine.all(folder);
        Optional<ConfigLine> bridge =
                lines.stream().filter(line -> line.is("connection")).findFirst();
        if (bridge.isPresent()) {
            return bridge.map(Sentences.say()::bridge);
        }
        Path config = Files.createTempFile("picolight-trial", ".conf");
        try {
            List<Line> harmless = harmless(lines);
            Files.write(config, harmless.stream().map(Line::text).toList());
            run(config, harmless);
        } finally {
            Files.delete(config);
        }
        return Optional.empty();
    }

    /// A line of the trial's file.
    ///
    /// @param origin what it is made of; empty: it is the trial's own
    private record Line(String text, Optional<ConfigLine> origin) {
        static Line own(String text) {
            return new Line(text, Optional.empty());
        }
    }

    private static List<Line> harmless(List<ConfigLine> lines) throws IOException {
        List<Line> harmless = new ArrayList<>();
        harmless.add(Line.own("persistence false"));
        harmless.add(Line.own("log_dest stderr"));
        for (ConfigLine line : lines) {
            if (LEFT_OUT.contains(line.keyword())) {
                continue;
            }
            String text =
                    switch (line.keyword()) {
                        case "listener" -> "listener %d 127.0.0.1".formatted(freePort());
                        case "port" -> "port %d".formatted(freePort());
                        case "bind_address" -> "bind_address 127.0.0.1";
                        default -> line.text();
                    };
            harmless.add(new Line(text, Optional.of(line)));
        }
        harmless.add(Line.own("log_type all")); // at the end, for «none» would take it back
        return harmless;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// What Mosquitto said, with the user's own files in place of the trial's, which is gone when
    /// it is read.
    private static List<String> located(List<String> printed, Path config, List<Line> lines) {
        Pattern place = Pattern.compile(Pattern.quote(config.toString()) + ":(\\d{1,6})");
        return printed.stream()
                .map(said ->
                        place.matcher(said)
                                .replaceAll(found ->
                                        Matcher.quoteReplacement(
                                                origin(lines, Integer.parseInt(found.group(1)))
                                                        .map(ConfigLine::toString)
                                                        .orElseGet(found::group))))
                .toList();
    }

    private static Optional<ConfigLine> origin(List<Line> lines, int number) {
        return number >= 1 && number <= lines.size()
                ? lines.get(number - 1).origin()
                : Optional.empty();
    }

    private void run(Path config, List<Line> lines)
            throws IOException, InterruptedException, SetupTrouble {
        Process mosquitto =
                new ProcessBuilder(program.toString(), "-c", config.toString())
                        .redirectErrorStream(true)
                        .start();
        List<String> printed = new CopyOnWriteArrayList<>();
        CompletableFuture<Boolean> running = new CompletableFuture<>();
        Thread reader = Thread.ofVirtual().start(() -> read(mosquitto, printed, running));
        try {
            boolean up = running.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!up) {
                reader.join(END);
                throw new SetupTrouble(Sentences.didNotStart(located(printed, config, lines)));
            }
        } catch (TimeoutException tooSlow) {
            throw new SetupTrouble(Sentences.say().noAnswer(PATIENCE.toSeconds()));
        } catch (ExecutionException neverThrown) {
            throw new IllegalStateException(neverThrown);
        } finally {
            end(mosquitto);
        }
    }

    private static void end(Process mosquitto) {
        mosquitto.destroy();
        boolean interrupted = Thread.interrupted();
        try {
            if (!mosquitto.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
                mosquitto.destroyForcibly();
            }
        } catch (InterruptedException hurry) {
            interrupted = true;
            mosquitto.destroyForcibly();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void read(
            Process mosquitto, List<String> printed, CompletableFuture<Boolean> running) {
        try (BufferedReader lines = mosquitto.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                printed.add(line);
                if (line.endsWith(" running")) {
                    running.complete(true);
                }
            }
        } catch (IOException | UncheckedIOException closed) {
            printed.add("(its output was closed)");
        }
        running.complete(false);
    }
}
