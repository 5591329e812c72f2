package dev.picolight.device.brokerhost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.Seed;
import dev.picolight.device.mosquitto.ConfiguredMosquitto;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What is said about a configuration is what the real Mosquitto does with it.
@EnabledOnOs(OS.LINUX)
class GeneratedConfigurationIT {
    private static final int STARTS = 40;
    private static final int PORTS = 3;
    private static final List<String> FILES =
            List.of("main", "a.conf", "B.conf", "c.conf", "d.txt");

    private final RandomGenerator chance = Seed.random(GeneratedConfigurationIT.class);

    @TempDir private Path folder = Path.of("");

    @Test
    void whatIsSaidToListenListens() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path users = Files.writeString(folder.resolve("users"), "");
        SoftAssertions softly = new SoftAssertions();
        int refused = 0;
        int listening = 0;
        for (int start = 0; start < STARTS; start++) {
            int port = freePort();
            Path place = Files.createDirectory(folder.resolve("c" + start));
            Path main = generated(place, users);
            BrokerFiles broker =
                    BrokerFiles.read(Optional.empty(), Optional.of(main), Optional.of(2));
            if (broker.settings().findings().stream()
                    .anyMatch(it -> it.cause() == HereCause.OPTION_BELOW_INCLUDE)) {
                continue; // Mosquitto uses memory that it has given back: anything may happen
            }
            Set<String> expected = shown(broker.expected(port).stream());
            try (ConfiguredMosquitto mosquitto = ConfiguredMosquitto.start(main, port)) {
                softly.assertThat(shown(sockets(mosquitto.process())))
                        .as("%s says:%n%s", text(place), mosquitto.output())
                        .isEqualTo(expected);
                refused += mosquitto.isRunning() ? 0 : 1;
                listening += mosquitto.isRunning() ? 1 : 0;
            }
        }
        softly.assertAll();
        assertThat(refused).as("configurations that Mosquitto refuses").isPositive();
        assertThat(listening).as("configurations that Mosquitto takes").isPositive();
    }

    private Path generated(Path place, Path users) throws IOException {
        Path included = Files.createDirectory(place.resolve("conf.d"));
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < PORTS; i++) {
            ports.add(freePort());
        }
        Path main = place.resolve("main");
        for (String name : FILES) {
            List<String> lines = new ArrayList<>();
            if (name.equals("main")) {
                lines.add("log_dest stderr");
                lines.add("log_type all");
                lines.add("port " + ports.getFirst()); // never 1883, which may be taken
            }
            for (int i = chance.nextInt(5); i > 0; i--) {
                lines.add(line(ports, users));
            }
            if (name.equals("main")) {
                lines.add(1 + chance.nextInt(lines.size()), "include_dir " + included);
                if (chance.nextInt(4) == 0) {
                    lines.removeIf(line -> line.startsWith("port")); // then nothing asks for it
                    lines.removeIf(GeneratedConfigurationIT::asksForThePort1883);
                }
            }
            String end = chance.nextInt(4) == 0 ? "\r\n" : "\n";
            Files.writeString(
                    (name.equals("main") ? place : included).resolve(name),
                    String.join(end, lines) + (chance.nextBoolean() ? end : ""));
        }
        boolean usual =
                BrokerFiles.read(Optional.empty(), Optional.of(main), Optional.of(2))
                        .settings()
                        .listeners()
                        .stream()
                        .anyMatch(listener -> listener.port() == 1883);
        return usual ? withPort(main, ports.getFirst()) : main;
    }

    private static boolean asksForThePort1883(String line) {
        return line.startsWith("max_") || line.startsWith("bind_address");
    }

    private static Path withPort(Path main, int port) throws IOException {
        return Files.writeString(main, Files.readString(main) + "\nport " + port + "\n");
    }

    private String line(List<Integer> ports, Path users) {
        int port = ports.get(chance.nextInt(ports.size()));
        String address = "127.0.0." + (1 + chance.nextInt(3));
        return switch (chance.nextInt(26)) {
            case 0, 1, 2, 3 -> "listener %d %s".formatted(port, address);
            case 4 -> "listener " + port;
            case 5 -> "listener %d # for all".formatted(port);
            case 6 -> "  listener   %d   %s   # one".formatted(port, address);
            case 7 -> "listener %d ::1".formatted(port);
            case 8 -> "bind_address " + address;
            case 9 -> "port " + port;
            case 10 -> "max_connections " + (chance.nextInt(3) - 1);
            case 11 -> "allow_anonymous true";
            case 12 -> "allow_anonymous 0";
            case 13 -> "per_listener_settings " + chance.nextBoolean();
            case 14 -> "socket_domain ipv" + (chance.nextBoolean() ? 4 : 6);
            case 15 -> "protocol mqtt";
            case 16 -> "password_file " + users;
            case 17 -> "max_qos " + (1 + chance.nextInt(2));
            case 18 -> "use_username_as_clientid true";
            case 19 -> "allow_zero_length_clientid false";
            case 20 -> "# listener %d 127.0.0.9".formatted(port);
            case 21 -> "log_type error";
            case 22 -> "   ";
            case 23 -> "mount_point x/";
            default -> seldom(port);
        };
    }

    /// What Mosquitto refuses.
    private String seldom(int port) {
        return switch (chance.nextInt(12)) {
            case 0 -> "\tlistener %d 127.0.0.1".formatted(port);
            case 1 -> " # indented";
            case 2 -> "\uFEFFlistener %d 127.0.0.1".formatted(port);
            case 3 -> "allow_anonymous True";
            case 4 -> "listener";
            case 5 -> "no_such_option 1";
            case 6 -> "listener 70000";
            case 7 -> "include_dir /nowhere"; // passed over in an included file
            default -> "";
        };
    }

    private static Stream<ExpectedSocket> sockets(long process) throws IOException {
        ProcessFiles files = new ProcessFiles(Path.of("/proc"));
        List<Listening> all = files.listening();
        Set<Long> its =
                files.owners(all).entrySet().stream()
                        .filter(each -> each.getValue().id() == process)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        return all.stream()
                .filter(socket -> its.contains(socket.inode()))
                .map(socket -> new ExpectedSocket(socket.address(), socket.port()));
    }

    private static Set<String> shown(Stream<ExpectedSocket> sockets) {
        boolean ipv6 = Files.exists(Path.of("/proc/net/tcp6"));
        return sockets.filter(it -> ipv6 || !(it.address() instanceof Inet6Address))
                .map(ExpectedSocket::toString)
                .collect(Collectors.toSet());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            return socket.getLocalPort();
        }
    }

    private static String text(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            StringBuilder text = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                text.append("%n--- %s%n%s".formatted(file, Files.readString(file)));
            }
            return text.toString();
        }
    }
}
