package dev.picolight.emulatedpi.host;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// Mosquitto's own `mosquitto_pub` and `mosquitto_sub`, for one topic. Address, user, password and
/// topic stand in a file that they read, so neither the password can be seen among the arguments,
/// nor does the encoding of arguments matter.
public final class Publisher {
    private static final String SECONDS = "15";

    private final HostBroker broker;
    private final Path folder;
    private final String topic;

    Publisher(HostBroker broker, Path folder, String topic) {
        this.broker = broker;
        this.folder = folder;
        this.topic = topic;
    }

    /// Publishes with QoS 1. Returns when the broker has acknowledged.
    ///
    /// @throws IOException when `mosquitto_pub` complains
    public void publish(String text) throws IOException {
        Program.run(environment("mosquitto_pub"), text, "mosquitto_pub", "-s");
    }

    /// What the broker tells to whoever subscribes: the retained message, or the next.
    ///
    /// @throws IOException when none comes within 15 s
    public String read() throws IOException {
        return Program.run(
                        environment("mosquitto_sub"), "", "mosquitto_sub", "-C", "1", "-W", SECONDS)
                .strip();
    }

    /// One connection for many messages: `mosquitto_pub -l`.
    ///
    /// @throws IOException when `mosquitto_pub` is missing
    public Line open() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(Program.path("mosquitto_pub"), "-l").redirectErrorStream(true);
        builder.environment().putAll(environment("mosquitto_pub"));
        return new Line(builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
    }

    private Map<String, String> environment(String program) throws IOException {
        broker.writeClientSettings(folder, program, "-t " + topic);
        return Map.of("XDG_CONFIG_HOME", folder.toString());
    }

    /// An open connection.
    public static final class Line implements AutoCloseable {
        private final Process process;
        private final Writer input;

        private Line(Process process) {
            this.process = process;
            this.input = new BufferedWriter(process.outputWriter(StandardCharsets.UTF_8));
        }

        /// Publishes with QoS 1. Returns at once.
        public void publish(String text) throws IOException {
            input.write(text + "\n");
            input.flush();
        }

        /// Ends it when everything is sent.
        @Override
        public void close() throws IOException {
            input.close();
            Program.await(process, "mosquitto_pub");
        }
    }
}
