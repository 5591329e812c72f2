package dev.picolight.simulator.interoperability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A publisher in another language, a process that reads lines of JSON and answers each.
final class TalkingPublisher implements Publisher {
    private static final String PAHO = Kind.PAHO_5.program();
    private static final String MQTT_JS = Kind.MQTT_JS_5.program();
    private static final String DEBIAN = "On Debian and Raspberry Pi OS: sudo apt-get install ";

    private final Child child;
    private final int version;
    private int sent;
    private int answered;

    private TalkingPublisher(Child child, int version, Map<String, Object> where) {
        this.child = child;
        this.version = version;
        child.say(json(where));
        child.awaitLine(1, "connected");
    }

    /// paho for Python, over TCP.
    ///
    /// @param version 5, or 3 for MQTT 3.1.1
    static Publisher pahoPython(LiveBroker broker, int version) {
        String python = pythonWithPaho();
        Map<String, Object> where = where(broker, version);
        where.put("host", broker.address().host());
        where.put("port", broker.address().port());
        return new TalkingPublisher(
                Child.start(Needed.FILES, python, "publish.py"), version, where);
    }

    /// MQTT.js by Node.js, over WebSocket where the broker has that.
    ///
    /// @param version 5, or 3 for MQTT 3.1.1
    static Publisher mqttJs(LiveBroker broker, int version) {
        Path node = Needed.program(MQTT_JS, "node", DEBIAN + "nodejs npm");
        Path folder = installedMqttJs();
        Map<String, Object> where = where(broker, version);
        where.put("url", broker.url());
        return new TalkingPublisher(
                Child.start(folder, node.toString(), "publish.mjs"), version, where);
    }

    private static Map<String, Object> where(LiveBroker broker, int version) {
        Map<String, Object> where = new HashMap<>();
        where.put("version", version);
        where.put("user", LiveBroker.USER);
        where.put("password", LiveBroker.PASSWORD);
        broker.tls().ifPresent(tls -> where.putAll(tls.members()));
        return where;
    }

    private static String pythonWithPaho() {
        for (Path python : Needed.found("python3").toList()) {
            Child.Ended asked =
                    Child.run(
                            Needed.FILES,
                            python.toString(),
                            "-c",
                            "from importlib.metadata import version; print(version('paho-mqtt'))");
            if (asked.code() == 0) {
                Matrix.version(PAHO, asked.printed());
                return python.toString();
            }
        }
        throw Needed.missing(
                PAHO, "no python3 has the library paho-mqtt. " + DEBIAN + "python3-paho-mqtt");
    }

    /// As the lock says, in a folder under target. npm's own note of what it has installed tells
    /// whether that was done.
    private static Path installedMqttJs() {
        Path folder = Needed.FILES.resolve("../../../target/mqtt.js").normalize();
        try {
            Files.createDirectories(folder);
            for (String file :
                    List.of("package.json", "package-lock.json", ".npmrc", "publish.mjs")) {
                Files.copy(
                        Needed.FILES.resolve(file),
                        folder.resolve(file),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
            Path done = folder.resolve("node_modules/.package-lock.json");
            if (!Files.exists(done) || isNewer(folder.resolve("package-lock.json"), done)) {
                Path npm = Needed.program(MQTT_JS, "npm", DEBIAN + "npm");
                Child.Ended installed = Child.run(folder, npm.toString(), "ci");
                if (installed.code() != 0) {
                    throw Needed.missing(
                            MQTT_JS,
                            "npm cannot get it. Is the network there?\n" + installed.printed());
                }
            }
            String version = Files.readString(folder.resolve("node_modules/mqtt/package.json"));
            Matrix.version(
                    MQTT_JS, version.replaceAll("(?s).*\"version\"\\s*:\\s*\"([^\"]+)\".*", "$1"));
            return folder;
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static boolean isNewer(Path one, Path other) throws IOException {
        return Files.getLastModifiedTime(one).compareTo(Files.getLastModifiedTime(other)) > 0;
    }

    @Override
    public void publish(String topic, String text, int qos, boolean retain) {
        child.say(json(Map.of("topic", topic, "payload", text, "qos", qos, "retain", retain)));
        child.awaitLine(++sent, "sent");
    }

    @Override
    public Optional<String> ask(String topic, String text, String responseTopic) {
        if (version != 5) {
            return Optional.empty();
        }
        child.say(json(Map.of("topic", topic, "payload", text, "qos", 1, "ask", responseTopic)));
        return Optional.of(child.awaitLine(++answered, "answer ").substring("answer ".length()));
    }

    private static String json(Map<String, Object> members) {
        return members.entrySet().stream()
                .map(member -> "\"%s\": %s".formatted(member.getKey(), json(member.getValue())))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String json(Object value) {
        return value instanceof String text
                ? "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\""
                : value.toString();
    }

    @Override
    public void close() {
        child.close();
    }
}
