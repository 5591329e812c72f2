package dev.picolight.emulatedpi.machine;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A running machine. Switching it off is ending QEMU: `poweroff` in the guest halts this board
/// only.
public final class Qemu implements AutoCloseable {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(20);
    private static final Duration END_LIMIT = Duration.ofSeconds(10);

    private final Process process;
    private final Path sockets;
    private final Qmp qmp;
    private final SerialConsole console;

    private Qemu(Process process, Path sockets, Qmp qmp, SerialConsole console) {
        this.process = process;
        this.sockets = sockets;
        this.qmp = qmp;
        this.console = console;
    }

    /// Switches a machine on. Returns as soon as QEMU runs; the guest needs longer.
    ///
    /// @throws IOException when QEMU is missing, refuses or ends at once, with what it says
    public static Qemu start(Boot boot) throws IOException {
        Files.createDirectories(boot.logs());
        Path log = boot.logs().resolve("qemu.log");
        Path sockets = Files.createTempDirectory("picolight"); // short: such a path has 107 bytes
        // QEMU connects to us, so that nothing it says is lost and nobody has to wait for files.
        try (ServerSocketChannel forQmp = listen(sockets.resolve("qmp"));
                ServerSocketChannel forConsole = listen(sockets.resolve("console"))) {
            Process process =
                    new ProcessBuilder(boot.command(sockets, Instant.now().getEpochSecond()))
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            try {
                closeWhenHopeless(process, forQmp, forConsole);
                SerialConsole console = new SerialConsole(forConsole.accept());
                return new Qemu(process, sockets, new Qmp(forQmp.accept()), console);
            } catch (AsynchronousCloseException hopeless) {
                end(process);
                throw new IOException(
                        "QEMU did not start; it says:%n%s".formatted(Files.readString(log)),
                        hopeless);
            } catch (IOException failed) {
                end(process);
                throw failed;
            }
        }
    }

    private static ServerSocketChannel listen(Path socket) throws IOException {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(socket));
    }

    private static void closeWhenHopeless(Process process, ServerSocketChannel... channels) {
        CompletableFuture<Void> late =
                new CompletableFuture<Void>()
                        .completeOnTimeout(null, CONNECT_LIMIT.toSeconds(), TimeUnit.SECONDS);
        var _ =
                CompletableFuture.anyOf(process.onExit(), late)
                        .thenRun(() -> {
                            for (ServerSocketChannel channel : channels) {
                                try {
                                    channel.close();
                                } catch (IOException alreadyClosed) {
                                    // that is what was wanted
                                }
                            }
                        });
    }

    private static void end(Process process) {
        process.destroyForcibly();
        try {
            process.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Its monitor.
    public Qmp qmp() {
        return qmp;
    }

    /// Its second serial port.
    public SerialConsole console() {
        return console;
    }

    /// Completed when QEMU has ended.
    public CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /// Pulls the plug.
    @Override
    public void close() throws IOException {
        end(process);
        console.close();
        qmp.close();
        Files.deleteIfExists(sockets.resolve("qmp"));
        Files.deleteIfExists(sockets.resolve("console"));
        Files.deleteIfExists(sockets);
    }
}
