package dev.picolight.device.troubles;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.opentest4j.TestAbortedException;

/// A device's machine and a broker's with a cable between them, and a third with no network at all.
/// The broker's machine is a router, too, has firewall rules for some ports, and a Mosquitto behind
/// each.
final class Lan implements AutoCloseable {
    static final String BROKER = "10.77.0.1";

    /// An address of the broker's machine that it gives up later.
    static final String MOVED = "10.77.0.3";

    /// An address to which the router forbids the way, one that it says cannot be reached, and one
    /// to which it knows none.
    static final String FORBIDDEN = "10.79.1.1";

    static final String UNREACHABLE = "10.79.2.1";
    static final String UNKNOWN = "10.79.3.1";

    /// Where a firewall rejects, and says so at once.
    static final String REJECTED = "10.77.0.1:1884";

    /// An address of the broker's machine to which the way is lost later.
    static final String LOST = "10.77.0.6";

    final Machine device;
    final Machine broker;
    final Machine lonely;

    /// One with a network in which nobody else is; its device is not started.
    final Machine chinese;

    private final Path folder;
    private final Map<String, Told> routed = new HashMap<>();

    /// @throws TestAbortedException when this user may not make namespaces, and nobody relies on
    ///   the result
    Lan(Path folder) throws IOException {
        if (!System.getProperty("user.name").equals("root")) {
            String words =
                    "Only root may make network namespaces, so the troubles of networks were NOT made. To test them: sudo ./picolight test";
            if (System.getenv("CI") == null) {
                throw new TestAbortedException(words);
            }
            fail(words);
        }
        this.folder = folder;
        device = new Machine("d", folder);
        broker = new Machine("b", folder);
        lonely = new Machine("l", folder);
        chinese = new Machine("c", folder);
        Shell.succeed(
                "",
                """
                ip link add BB netns BB type veth peer name DD netns DD
                ip -n BB address add 10.77.0.1/24 dev BB
                ip -n BB address add 10.77.0.3/32 dev BB
                ip -n BB address add 10.77.0.6/32 dev BB
                ip -n DD address add 10.77.0.2/24 dev DD
                ip -n BB link set BB up
                ip -n DD link set DD up
                ip -n DD route add 10.79.0.0/16 via 10.77.0.1
                ip -n BB route add prohibit 10.79.1.0/24
                ip -n BB route add unreachable 10.79.2.0/24
                ip -n CC link add CC type veth peer name end
                ip -n CC link set CC up
                ip -n CC link set end up
                ip -n CC address add 10.76.0.2/24 dev CC
                ip -n BB link add far type veth peer name end
                ip -n BB link set far up
                ip -n BB link set end up
                ip -n BB address add 10.79.4.1/24 dev far
                """
                        .replace("BB", broker.namespace())
                        .replace("CC", chinese.namespace())
                        .replace("DD", device.namespace()));
        broker.succeed(
                """
                echo 1 > /proc/sys/net/ipv4/ip_forward
                echo 0 > /proc/sys/net/ipv4/icmp_ratelimit
                nft -f - <<END
                table inet picolight {
                    chain input {
                        type filter hook input priority 0;
                        tcp dport 1884 reject with icmp type admin-prohibited
                        tcp dport 1885 reject with tcp reset
                        tcp dport 1886 drop
                        tcp dport 1888 reject with icmp type port-unreachable
                        tcp dport 1889 reject with icmp type net-prohibited
                        tcp dport 1893 numgen inc mod 3 == 2 reject with icmp type host-prohibited
                        tcp dport 1893 drop
                        tcp dport 1894 reject with icmp type prot-unreachable
                    }
                    chain output {
                        type filter hook output priority 0;
                        icmp code prot-unreachable drop
                    }
                }
                END
                """);
        device.startDevice("LC_ALL=C.UTF-8");
        lonely.startDevice("LC_ALL=C.UTF-8");
        startMosquitto(
                "broker",
                "1883 127.0.0.1",
                "1884 0.0.0.0",
                "1885 0.0.0.0",
                "1886 0.0.0.0",
                "1888 0.0.0.0",
                "1889 0.0.0.0",
                "1890 0.0.0.0",
                "1893 0.0.0.0",
                "1894 0.0.0.0");
        // one after the other: a router says only a few times a second that it knows no way, and
        // how
        // soon it does is looked at
        for (String there : List.of(FORBIDDEN, UNREACHABLE, UNKNOWN, REJECTED)) {
            routed.put(there, device.attempt(there));
        }
    }

    /// Starts Mosquitto on the broker's machine.
    ///
    /// @param name of its files
    Process startMosquitto(String name, String... listeners) {
        StringBuilder config = new StringBuilder("allow_anonymous true\nuser root\n");
        for (String listener : listeners) {
            config.append("listener ").append(listener).append('\n');
        }
        Process started;
        try {
            Path file = Files.writeString(folder.resolve(name + ".conf"), config);
            started =
                    new ProcessBuilder(
                                    "ip",
                                    "netns",
                                    "exec",
                                    broker.namespace(),
                                    "/usr/sbin/mosquitto",
                                    "-c",
                                    file.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve(name + ".log").toFile())
                            .start();
        } catch (IOException notStarted) {
            throw new IllegalStateException(notStarted);
        }
        Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> log(name).contains("running"));
        return started;
    }

    /// What the device has met at one of these.
    Told routed(String address) {
        return Optional.ofNullable(routed.get(address)).orElseThrow();
    }

    String log(String name) {
        try {
            return Files.readString(folder.resolve(name + ".log"));
        } catch (IOException notYet) {
            throw new IllegalStateException(notYet);
        }
    }

    @Override
    public void close() {
        device.close();
        broker.close();
        lonely.close();
        chinese.close();
    }
}
