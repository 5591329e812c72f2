package dev.picolight.device.troubles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.picolight.device.diagnosis.Circumstances;
import dev.picolight.device.diagnosis.Circumstances.Answer;
import dev.picolight.device.diagnosis.Setback.NoAnswer;
import dev.picolight.device.diagnosis.Setback.NotReached;
import dev.picolight.device.diagnosis.Setback.Tried;
import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.mqtt.BrokerAddress;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A machine with a network of its own (a network namespace), and the device on it.
final class Machine implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 90;

    private final String namespace;
    private final Path resolver;
    private final Map<String, CompletableFuture<String>> answers = new ConcurrentHashMap<>();
    private final List<String> printed = new java.util.concurrent.CopyOnWriteArrayList<>();
    private Optional<Process> device = Optional.empty();

    /// @param name a letter
    /// @param folder for a file that names the name service, which is the machine itself
    Machine(String name, Path folder) throws IOException {
        resolver = Files.writeString(folder.resolve("resolv.conf"), "nameserver 127.0.0.1\n");
        namespace = "plt%d%s".formatted(ProcessHandle.current().pid(), name);
        close();
        Shell.succeed("", "ip netns add NS\nip -n NS link set lo up".replace("NS", namespace));
    }

    /// Its name among the kernel's network namespaces.
    String namespace() {
        return namespace;
    }

    /// Runs lines on it.
    String run(String lines) {
        return Shell.run("ip netns exec " + namespace, withNames() + lines);
    }

    /// Runs lines on it that print nothing when all goes well.
    void succeed(String lines) {
        Shell.succeed("ip netns exec " + namespace, lines);
    }

    private String withNames() {
        return "mount --bind '%s' /etc/resolv.conf || exit\n".formatted(resolver);
    }

    /// Starts the device.
    ///
    /// @param environment lines of the shell that set it
    void startDevice(String environment) throws IOException {
        String line =
                withNames()
                        + "%s exec '%s' --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dstdout.encoding=UTF-8 -cp '%s' %s names"
                                .formatted(
                                        environment,
                                        Path.of(System.getProperty("java.home"), "bin", "java"),
                                        System.getProperty("java.class.path"),
                                        DeviceOnMachine.class.getName());
        Process process =
                new ProcessBuilder("ip", "netns", "exec", namespace, "sh", "-c", line)
                        .redirectErrorStream(true)
                        .start();
        device = Optional.of(process);
        Thread.ofPlatform().daemon().start(() -> read(process));
    }

    private void read(Process process) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines()
                    .forEach(line -> {
                        printed.add(line);
                        int tab = line.indexOf('\t');
                        if (tab > 0) {
                            answer(line.substring(0, tab)).complete(line);
                        }
                    });
        } catch (IOException | UncheckedIOException closed) {
            printed.add(closed.toString());
        }
    }

    private CompletableFuture<String> answer(String asked) {
        return answers.computeIfAbsent(asked, _ -> new CompletableFuture<>());
    }

    /// Lets the device do something, and waits for its answer.
    private String ask(String line) {
        try {
            BufferedWriter input = device.orElseThrow().outputWriter(StandardCharsets.UTF_8);
            synchronized (this) {
                answers.remove(line);
                input.write(line + "\n");
                input.flush();
            }
            return answer(line).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException failure) {
            return fail(
                    "%s: %s, but the device says %s".formatted(line, failure, printed), failure);
        } catch (InterruptedException impatient) {
            return fail("interrupted", impatient);
        }
    }

    /// Fills the queue of connections that a server does not accept.
    void fill(String broker) {
        ask("fill " + broker);
    }

    /// Lets the device go online.
    void stay(String broker) {
        ask("stay " + broker);
    }

    /// Lets the device that is online ask for a sign of life, which does not come.
    Told alive(String broker) {
        return Stopwatch.measured(() -> {
            assertThat(ask("alive " + broker)).endsWith("\tNoAnswer");
            return new NoAnswer("PINGRESP", Attempt.ANSWER);
        });
    }

    /// Lets the device try to reach a broker, which fails.
    Told attempt(String broker) {
        String[] said = ask(broker).split("\t");
        assertThat(said).as("%s", printed).hasSize(9);
        Optional<Tried> tried =
                said[4].equals("-")
                        ? Optional.empty()
                        : Optional.of(
                                new Tried(InetAddress.ofLiteral(said[4]), Answer.valueOf(said[5])));
        Duration after = Duration.ofMillis(Long.parseLong(said[2]));
        return Told.of(
                        new NotReached(
                                Trouble.valueOf(said[1]),
                                BrokerAddress.parse(broker),
                                after,
                                new String(
                                        Base64.getDecoder().decode(said[3]),
                                        StandardCharsets.UTF_8),
                                tried),
                        after)
                .lookedAround(
                        new Circumstances(
                                Answer.valueOf(said[6]),
                                Answer.valueOf(said[7]),
                                Answer.valueOf(said[8]),
                                Answer.NO));
    }

    /// Takes it away, with every program that still runs there.
    @Override
    public void close() {
        Shell.run(
                "",
                """
                test -e /run/netns/NS || exit 0
                ip netns pids NS | xargs -r kill -KILL
                ip netns delete NS
                """
                        .replace("NS", namespace));
    }
}
