package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// The device's program as a process of its own, on whatever machine this is: the jars that move
/// pins are not there, and by the test switch it goes on all the same.
final class DeviceProgram implements AutoCloseable {
    static final String ANY_OUTPUT = "-Ddev.picolight.test.anyOutput=true";

    private static final Duration SOON = Duration.ofSeconds(40);

    private final Process process;
    private final Thread reader;
    private final List<String> printed = new CopyOnWriteArrayList<>();

    private DeviceProgram(Process process) {
        this.process = process;
        this.reader = Thread.ofPlatform().daemon().start(this::read);
    }

    /// Starts it with the test switch.
    static DeviceProgram start(Map<String, String> environment, String... arguments) {
        return start(List.of(ANY_OUTPUT), environment, arguments);
    }

    /// Starts it.
    ///
    /// @param options for the JVM
    /// @param arguments in ASCII, for the JVM of this test may know nothing else
    static DeviceProgram start(
            List<String> options, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", withoutGpiod(), Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        prepare(builder, environment);
        try {
            return new DeviceProgram(builder.start());
        } catch (IOException noProcess) {
            throw new UncheckedIOException(noProcess);
        }
    }

    /// Starts it with the test switch, and with arguments beyond ASCII: they go to a shell as UTF-8
    /// on its input, which becomes the program.
    static DeviceProgram startByShell(
            Map<String, String> environment, String command, String... arguments) {
        return startByShell("", environment, command, arguments);
    }

    /// The same.
    ///
    /// @param before lines for the shell
    static DeviceProgram startByShell(
            String before, Map<String, String> environment, String command, String... arguments) {
        String line =
                Stream.of(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:+UseSerialGC",
                                        "--enable-native-access=ALL-UNNAMED",
                                        "-Dstdout.encoding=UTF-8",
                                        "-Dstderr.encoding=UTF-8",
                                        ANY_OUTPUT,
                                        "-cp",
                                        withoutGpiod(),
                                        Main.class.getName(),
                                        command),
                                Stream.of(arguments))
                        .flatMap(words -> words)
                        .map(word -> "'" + word.replace("'", "'\\''") + "'")
                        .collect(Collectors.joining(" ", before + "exec ", "\n"));
        ProcessBuilder builder = new ProcessBuilder("sh").redirectErrorStream(true);
        prepare(builder, environment);
        try {
            Process shell = builder.start();
            try (OutputStream input = shell.getOutputStream()) {
                input.write(line.getBytes(StandardCharsets.UTF_8));
            }
            return new DeviceProgram(shell);
        } catch (IOException noProcess) {
            throw new UncheckedIOException(noProcess);
        }
    }

    /// Starts it on a terminal of its own, by script(1), with arguments in ASCII.
    static DeviceProgram startOnTerminal(Map<String, String> environment, String... arguments) {
        String line =
                Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Dstdout.encoding=UTF-8",
                                        "-cp",
                                        withoutGpiod(),
                                        Main.class.getName()),
                                Stream.of(arguments))
                        .map(word -> "'" + word.replace("'", "'\\''") + "'")
                        .collect(Collectors.joining(" ", "exec ", ""));
        ProcessBuilder builder =
                new ProcessBuilder("script", "-qefc", line, "/dev/null").redirectErrorStream(true);
        prepare(builder, environment);
        builder.environment().put("TERM", "xterm");
        try {
            return new DeviceProgram(builder.start());
        } catch (IOException noProcess) {
            throw new UncheckedIOException(noProcess);
        }
    }

    private static void prepare(ProcessBuilder builder, Map<String, String> environment) {
        builder.environment().keySet().removeIf(name -> name.startsWith("PICOLIGHT_"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
    }

    private static String withoutGpiod() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> !Path.of(jar).getFileName().toString().contains("gpiod"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void read() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            out.lines().forEach(printed::add);
        } catch (IOException | UncheckedIOException closed) {
            printed.add("(the output was closed: %s)".formatted(closed.getMessage()));
        }
    }

    long pid() {
        return process.pid();
    }

    /// Everything it has printed so far, both streams.
    String printed() {
        return String.join("\n", printed);
    }

    /// Waits until it has printed this.
    void awaitPrinted(String text) {
        Awaitility.await(text)
                .atMost(SOON)
                .untilAsserted(() -> assertThat(printed()).contains(text));
    }

    /// Asks it to stop, as systemd does.
    void terminate() {
        process.destroy();
    }

    /// Sends it a signal, for example `HUP`.
    void signal(String name) {
        try {
            int code =
                    new ProcessBuilder("kill", "-" + name, String.valueOf(pid())).start().waitFor();
            assertThat(code).as("kill").isZero();
        } catch (IOException | InterruptedException notSent) {
            throw new IllegalStateException(notSent);
        }
    }

    /// Waits until it has ended.
    ///
    /// @return its exit code
    int awaitExit() {
        try {
            if (!process.waitFor(SOON.toMillis(), TimeUnit.MILLISECONDS)) {
                fail("it did not end within %s:\n%s", SOON, printed());
            }
            reader.join();
            return process.exitValue();
        } catch (InterruptedException impatient) {
            return fail("interrupted", impatient);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
