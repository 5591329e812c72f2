package dev.picolight.device.brokerhost;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What Linux tells in `/proc` (proc(5)).
///
/// @param root `/proc`
record ProcessFiles(Path root) {
    private static final String LISTEN = "0A";

    /// All TCP sockets that wait for connections, in the network of this process.
    ///
    /// @throws IOException where there is no such list
    List<Listening> listening() throws IOException {
        List<Listening> sockets = new ArrayList<>(of(root.resolve("net/tcp")));
        Path ipv6 = root.resolve("net/tcp6");
        if (Files.exists(ipv6)) { // a kernel may be without
            sockets.addAll(of(ipv6));
        }
        return sockets;
    }

    private static List<Listening> of(Path list) throws IOException {
        List<Listening> sockets = new ArrayList<>();
        for (String line : Files.readString(list, StandardCharsets.US_ASCII).lines().toList()) {
            String[] words = line.strip().split("\\s+", -1);
            if (words.length > 9 && words[3].equals(LISTEN)) {
                int colon = words[1].indexOf(':');
                sockets.add(
                        new Listening(
                                address(words[1].substring(0, colon)),
                                Integer.parseInt(words[1].substring(colon + 1), 16),
                                Long.parseLong(words[9])));
            }
        }
        return sockets;
    }

    /// Each word of four bytes is written as a number of this machine.
    private static InetAddress address(String hexadecimal) throws UnknownHostException {
        byte[] bytes = HexFormat.of().parseHex(hexadecimal);
        if (ByteOrder.nativeOrder().equals(ByteOrder.LITTLE_ENDIAN)) {
            for (int word = 0; word < bytes.length; word += 4) {
                swap(bytes, word, word + 3);
                swap(bytes, word + 1, word + 2);
            }
        }
        return InetAddress.getByAddress(bytes);
    }

    private static void swap(byte[] bytes, int one, int other) {
        byte kept = bytes[one];
        bytes[one] = bytes[other];
        bytes[other] = kept;
    }

    /// The processes that have these sockets; those that this user may not look into are missing.
    Map<Long, RunningProcess> owners(List<Listening> sockets) {
        Map<Long, RunningProcess> owners = new TreeMap<>();
        processes()
                .forEach(process -> {
                    List<String> open = links(root.resolve(process + "/fd"));
                    sockets.stream()
                            .filter(socket -> open.contains("socket:[" + socket.inode() + "]"))
                            .forEach(socket ->
                                    owners.putIfAbsent(
                                            socket.inode(), new RunningProcess(this, process)));
                });
        return owners;
    }

    private static List<String> links(Path folder) {
        List<String> links = new ArrayList<>();
        try (Stream<Path> each = Files.list(folder)) {
            for (Path link : each.toList()) {
                links.add(Files.readSymbolicLink(link).toString());
            }
        } catch (IOException gone) {
            return links; // the process has ended, or belongs to somebody else
        }
        return links;
    }

    private LongStream processes() {
        try (Stream<Path> each = Files.list(root)) {
            return each
                    .map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("\\d+"))
                    .mapToLong(Long::parseLong)
                    .sorted()
                    .boxed()
                    .toList()
                    .stream()
                    .mapToLong(Long::longValue);
        } catch (IOException notLinux) {
            return LongStream.empty();
        }
    }

    /// Whether processes can be seen at all.
    boolean areThere() {
        return processes().findAny().isPresent();
    }

    /// Mosquittos that run.
    List<RunningProcess> mosquittos() {
        return processes()
                .mapToObj(process -> new RunningProcess(this, process))
                .filter(process -> process.name().equals("mosquitto"))
                .toList();
    }

    /// The text of a file in it.
    Optional<String> text(String file) {
        try {
            return Optional.of(Files.readString(root.resolve(file), StandardCharsets.UTF_8));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }
}
