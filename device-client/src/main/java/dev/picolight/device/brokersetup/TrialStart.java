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
            Files.write(config, harmless(lines));
            run(config);
        } finally {
            Files.delete(config);
        }
        return Optional.empty();
    }

    private static List<String> harmless(List<ConfigLine> lines) throws IOException {
        List<String> harmless = new ArrayList<>(List.of("persistence false", "log_dest stderr"));
        for (ConfigLine line : lines) {
            switch (line.keyword()) {
                case "listener" -> harmless.add("listener %d 127.0.0.1".formatted(freePort()));
                case "port" -> harmless.add("port %d".formatted(freePort()));
                case "bind_address" -> harmless.add("bind_address 127.0.0.1");
                case String other when LEFT_OUT.contains(other) -> {}
                default -> harmless.add(line.text());
            }
        }
        harmless.add("log_type all"); // at the end, for «none» would take it back
        return harmless;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void run(Path config) throws IOException, InterruptedException, SetupTrouble {
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
                throw new SetupTrouble(Sentences.didNotStart(List.copyOf(printed)));
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
