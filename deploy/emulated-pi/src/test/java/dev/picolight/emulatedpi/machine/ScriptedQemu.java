package dev.picolight.emulatedpi.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/// Stands at QEMU's end of a Unix socket: answers each line it gets with the next of its answers,
/// and closes the connection when there is none left.
final class ScriptedQemu implements AutoCloseable {
    private final ServerSocketChannel server;
    private final Path path;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Thread thread;

    /// @param greeting what is said first
    /// @param answers one for each line; an empty one keeps silent
    ScriptedQemu(Path folder, String greeting, String... answers) throws IOException {
        path = folder.resolve("socket");
        server =
                ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                        .bind(UnixDomainSocketAddress.of(path));
        Queue<String> script = new ArrayDeque<>(List.of(answers));
        thread = Thread.ofVirtual().start(() -> play(greeting, script));
    }

    private void play(String greeting, Queue<String> script) {
        try (SocketChannel channel = server.accept()) {
            say(channel, greeting);
            BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    Channels.newInputStream(channel), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                asked.add(line);
                String answer = script.poll();
                if (answer == null) {
                    return;
                }
                say(channel, answer);
            }
        } catch (IOException | UncheckedIOException closed) {
            // the test is over
        }
    }

    private static void say(SocketChannel channel, String words) throws IOException {
        channel.write(StandardCharsets.UTF_8.encode(words));
    }

    SocketChannel connect() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(path));
    }

    List<String> asked() {
        return asked;
    }

    @Override
    public void close() throws IOException {
        server.close();
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
