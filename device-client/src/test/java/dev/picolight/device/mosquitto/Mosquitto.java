package dev.picolight.device.mosquitto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mqtt.BrokerAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A real Mosquitto, as a child process on a free port of 127.0.0.1. It keeps nothing on disk that
/// would survive it.
public final class Mosquitto implements AutoCloseable {
    private static final int START_ATTEMPTS = 5;

    private final Path folder;
    private final List<String> extra;
    private final boolean alsoPlain;
    private final Path openssl;
    private int port;
    private int plainPort;
    private Tool server;
    private int listeners;

    /// @param extra lines of mosquitto.conf; those about TLS belong to the one listener, or to the
    ///   first of two
    /// @param alsoPlain whether there is a second listener, without TLS
    /// @param openssl the configuration of its library for TLS
    Mosquitto(Path folder, List<String> extra, boolean alsoPlain, List<String> openssl) {
        this.folder = folder;
        this.extra = extra;
        this.alsoPlain = alsoPlain;
        this.openssl = write(folder.resolve("openssl.cnf"), openssl);
        for (int attempt = 1; ; attempt++) {
            port = freePort();
            plainPort = alsoPlain ? freePort() : port;
            server = launch();
            if (server.waitForOutput("running")) {
                return;
            }
            server.kill(); // the port was taken meanwhile
            assertThat(attempt)
                    .as("starts of Mosquitto; it says: %s", server.output())
                    .isLessThan(START_ATTEMPTS);
        }
    }

    /// Starts one that lets everybody in.
    ///
    /// @param config further lines of mosquitto.conf
    public static Mosquitto start(String... config) {
        return setUp().config(config).start();
    }

    /// Starts one that lets in this user only, with a file made by `mosquitto_passwd`.
    ///
    /// @param acl lines of its acl_file; none: the user may do everything
    public static Mosquitto startWithPassword(String user, String password, String... acl) {
        return setUp().password(user, password).acl(acl).start();
    }

    /// Begins one of whatever kind.
    public static MosquittoSetup setUp() {
        try {
            return new MosquittoSetup(Files.createTempDirectory("mosquitto"));
        } catch (IOException noSpace) {
            throw new UncheckedIOException(noSpace);
        }
    }

    static Path write(Path file, List<String> lines) {
        try {
            return Files.write(file, lines);
        } catch (IOException noSpace) {
            throw new UncheckedIOException(noSpace);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private Tool launch() {
        List<String> lines = new ArrayList<>();
        lines.add("listener %d 127.0.0.1".formatted(port));
        lines.add("persistence false");
        lines.add("log_dest stderr"); // stdout would be buffered
        lines.add("log_type all");
        if (System.getProperty("user.name").equals("root")) {
            lines.add("user root"); // otherwise it could not read its files
        }
        lines.addAll(extra);
        if (alsoPlain) {
            lines.add("listener %d 127.0.0.1".formatted(plainPort));
        }
        Path config = write(folder.resolve("mosquitto.conf"), lines);
        return Tool.start(
                "env", "OPENSSL_CONF=" + openssl, Tool.path("mosquitto"), "-c", config.toString());
    }

    /// Where it listens; with TLS, if it has that.
    public BrokerAddress address() {
        return new BrokerAddress("127.0.0.1", port);
    }

    /// Where it listens without TLS, for [#publish] and [#listen] and for whoever mistakes the one
    /// port for the other.
    public BrokerAddress plainAddress() {
        return new BrokerAddress("127.0.0.1", plainPort);
    }

    /// Ends it by SIGKILL: it says goodbye to nobody.
    public void kill() {
        server.kill();
    }

    /// Ends it by SIGTERM.
    public void stop() {
        server.signal("TERM");
        server.waitForEnd();
    }

    /// Starts it again, after [#kill] or [#stop], on the same port.
    public void restart() {
        server = launch();
        awaitLog("running");
    }

    /// What it has logged since it was started the last time.
    public String log() {
        return server.output();
    }

    /// Gives a user another password, by `mosquitto_passwd` and SIGHUP.
    public void changePassword(String user, String password) {
        Tool.run("mosquitto_passwd", "-b", folder.resolve("passwords").toString(), user, password);
        server.signal("HUP");
    }

    /// Stops its clock by SIGSTOP: TCP connections still come about, but nobody answers.
    public void freeze() {
        server.signal("STOP");
    }

    /// Lets it go on, by SIGCONT.
    public void thaw() {
        server.signal("CONT");
    }

    /// Publishes by `mosquitto_pub`, as a user would.
    ///
    /// @param options further arguments, for example `-q 1 -r`
    public void publish(String topic, String text, String... options) {
        Tool.run(
                Stream.of(
                                Stream.of("mosquitto_pub"),
                                where(),
                                Stream.of("-t", topic, "-m", text),
                                Stream.of(options))
                        .flatMap(part -> part)
                        .toArray(String[]::new));
    }

    /// Publishes these texts in turn by one `mosquitto_pub` with QoS 1, as fast as it can.
    public void publishLines(String topic, int count, String... texts) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(texts[i % texts.length]);
        }
        Path file = write(folder.resolve("lines"), lines);
        Tool.run(
                "sh",
                "-c",
                "exec mosquitto_pub -V 5 -q 1 -h 127.0.0.1 -p %d -t '%s' -l < '%s'"
                        .formatted(port, topic, file));
    }

    /// Asks by `mosquitto_rr`, and waits for the answer.
    ///
    /// @param options further arguments, for example `-D publish correlation-data 7`
    /// @return the answer
    public String request(String topic, String text, String... options) {
        Tool tool =
                Tool.start(
                        Stream.of(
                                        Stream.of("mosquitto_rr"),
                                        where(),
                                        Stream.of("-V", "5", "-W", "15", "-q", "1"),
                                        Stream.of("-t", topic, "-e", "test/answers", "-m", text),
                                        Stream.of(options))
                                .flatMap(part -> part)
                                .toArray(String[]::new));
        tool.waitForEnd();
        return tool.output();
    }

    /// Listens by `mosquitto_sub`; ready when this returns.
    ///
    /// @param options further arguments, for example user and password
    public MosquittoListener listen(String filter, String... options) {
        String name = "listener-" + ++listeners;
        MosquittoListener listener =
                new MosquittoListener(
                        Stream.of(
                                        Stream.of("mosquitto_sub"),
                                        where(),
                                        Stream.of("-V", "5", "-i", name, "-q", "1", "-v"),
                                        Stream.of("-t", filter),
                                        Stream.of(options))
                                .flatMap(part -> part)
                                .toArray(String[]::new));
        awaitLog("Sending SUBACK to " + name);
        return listener;
    }

    /// Waits until it has logged this since it was started the last time.
    public void awaitLog(String text) {
        assertThat(server.waitForOutput(text))
                .as("«%s» in the log:%n%s", text, server.output())
                .isTrue();
    }

    private Stream<String> where() {
        return Stream.of("-h", "127.0.0.1", "-p", String.valueOf(plainPort));
    }

    @Override
    public void close() {
        server.kill();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
