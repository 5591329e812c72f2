package dev.picolight.device.mosquitto;

import java.nio.file.Path;

/// A real Mosquitto with a configuration that is given, as a child process. It may refuse to start.
public final class ConfiguredMosquitto implements AutoCloseable {
    private final Tool server;
    private final boolean running;

    private ConfiguredMosquitto(Tool server) {
        this.server = server;
        running = server.waitForOutput(" running\n");
    }

    /// Starts it and waits until it runs or has ended.
    ///
    /// @param port that of its command line
    public static ConfiguredMosquitto start(Path config, int port) {
        return new ConfiguredMosquitto(
                Tool.start("mosquitto", "-c", config.toString(), "-p", String.valueOf(port)));
    }

    /// Whether it has started.
    public boolean isRunning() {
        return running;
    }

    /// What it has said.
    public String output() {
        return server.output();
    }

    /// Its process.
    public long process() {
        return server.process();
    }

    @Override
    public void close() {
        server.kill();
    }
}
