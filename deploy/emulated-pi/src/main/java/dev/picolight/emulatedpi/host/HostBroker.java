package dev.picolight.emulatedpi.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A real Mosquitto with a password file, on a free port of 127.0.0.1. It keeps nothing on disk.
public final class HostBroker implements AutoCloseable {
    /// Who may connect.
    public static final String USER = "pi";

    private static final int START_ATTEMPTS = 5;
    private static final Duration START_LIMIT = Duration.ofSeconds(15);
    private static final Set<PosixFilePermission> SECRET =
            PosixFilePermissions.fromString("rw-------");

    private final Path folder;
    private final String password;
    private int port;
    private LoggedProcess server;

    /// Starts it.
    ///
    /// @param folder for its settings, its log and the clients' settings, which hold the password:
    ///   only the user may read those files
    /// @throws IOException when Mosquitto is missing or does not start, with what it says
    public HostBroker(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.password = newPassword();
        writeSecret(folder.resolve("passwords"), List.of(USER + ":" + password));
        // in place, because a password among the arguments could be seen by everybody on this
        // machine
        Program.run(Map.of(), "", "mosquitto_passwd", "-U", folder.resolve("passwords").toString());
        for (int attempt = 1; ; attempt++) {
            port = freePort();
            server = launch();
            if (server.awaitWords("running", START_LIMIT)) {
                return;
            }
            server.close(); // the port was taken meanwhile
            if (attempt == START_ATTEMPTS) {
                throw new IOException("Mosquitto did not start; it says:\n" + server.output());
            }
        }
    }

    private static String newPassword() {
        byte[] chance = new byte[12];
        new SecureRandom().nextBytes(chance);
        return HexFormat.of().formatHex(chance);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void writeSecret(Path file, List<String> lines) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(SECRET));
        Files.write(file, lines);
    }

    private LoggedProcess launch() throws IOException {
        Path settings = folder.resolve("mosquitto.conf");
        Files.write(
                settings,
                List.of(
                        "listener %d 127.0.0.1".formatted(port),
                        "allow_anonymous false",
                        "password_file " + folder.resolve("passwords"),
                        "persistence false",
                        "log_dest stderr",
                        "log_type all",
                        // otherwise, when root starts it, it could not read its files
                        "user " + System.getProperty("user.name")));
        return LoggedProcess.start(
                folder.resolve("mosquitto.log"),
                Program.path("mosquitto"),
                "-c",
                settings.toString());
    }

    /// The port of 127.0.0.1 it listens to.
    public int port() {
        return port;
    }

    /// What [#USER] proves itself with. Made anew for each broker.
    public String password() {
        return password;
    }

    /// How much it has said since it was started the last time.
    public int logLength() {
        return server.output().length();
    }

    /// Whether it has said this from a place on, or does so within the limit.
    ///
    /// @param from a former [#logLength]; 0 after a restart
    public boolean awaitLog(int from, String words, Duration limit) {
        return server.awaitWords(from, words, limit);
    }

    /// Ends it by SIGTERM.
    public void stop() throws IOException {
        server.terminate();
    }

    /// Starts it again on the same port.
    public void restart() throws IOException {
        server = launch();
        if (!server.awaitWords("running", START_LIMIT)) {
            throw new IOException("Mosquitto did not start again:\n" + server.output());
        }
    }

    /// A folder to name in `XDG_CONFIG_HOME`, where `mosquitto_pub` and `mosquitto_sub` find this
    /// broker's address, user and password.
    public Path clientSettings() throws IOException {
        Path clients = folder.resolve("client");
        writeClientSettings(clients, "mosquitto_pub");
        writeClientSettings(clients, "mosquitto_sub");
        return clients;
    }

    void writeClientSettings(Path clients, String program, String... more) throws IOException {
        Files.createDirectories(clients);
        List<String> lines = new ArrayList<>();
        lines.add("-h 127.0.0.1");
        lines.add("-p " + port);
        lines.add("-u " + USER);
        lines.add("-P " + password);
        lines.add("-V mqttv5");
        lines.add("-q 1");
        lines.addAll(List.of(more));
        writeSecret(clients.resolve(program), lines);
    }

    /// Clients for a room.
    public Publisher publisher(String topic) throws IOException {
        return new Publisher(
                this, folder.resolve("client-%08x".formatted(topic.hashCode())), topic);
    }

    @Override
    public void close() {
        server.close();
    }
}
