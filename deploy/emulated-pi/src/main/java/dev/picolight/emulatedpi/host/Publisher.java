package dev.picolight.emulatedpi.host;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Mosquitto's own `mosquitto_pub`, for one topic. Address, user, password and topic stand in a
/// file that it reads, so neither the password nor an encoding of arguments matters.
public final class Publisher {
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
        Program.run(environment(), text, "mosquitto_pub", "-s");
    }

    /// One connection for many messages: `mosquitto_pub -l`.
    ///
    /// @throws IOException when `mosquitto_pub` is missing
    public Line open() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(Program.path("mosquitto_pub"), "-l").redirectErrorStream(true);
        builder.environment().putAll(environment());
        return new Line(builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
    }

    private Map<String, String> environment() throws IOException {
        Files.createDirectories(folder);
        HostBroker.writeSecret(
                folder.resolve("mosquitto_pub"),
                List.of(
                        "-h 127.0.0.1",
                        "-p " + broker.port(),
                        "-u " + HostBroker.USER,
                        "-P " + broker.password(),
                        "-V mqttv5",
                        "-q 1",
                        "-t " + topic));
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
