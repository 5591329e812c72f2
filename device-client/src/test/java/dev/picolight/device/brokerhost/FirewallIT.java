package dev.picolight.device.brokerhost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.picolight.device.brokerhost.Programs.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.TestAbortedException;

/// Real rules in a network namespace, and a real connection through them from another: what is said
/// is what happens.
@EnabledOnOs(OS.LINUX)
class FirewallIT {
    private static final String BROKER = "plfb" + ProcessHandle.current().pid();
    private static final String BOARD = "plfd" + ProcessHandle.current().pid();
    private static final InstalledPrograms MACHINE = new InstalledPrograms();

    @TempDir private static Path folder = Path.of("");
    private static Optional<Process> mosquitto = Optional.empty();

    @BeforeAll
    static void makeTwoMachines() throws IOException, InterruptedException {
        if (!System.getProperty("user.name").equals("root") || !isInstalled("nft")) {
            String words =
                    "Only root may make network namespaces, and nftables is needed, so firewall rules were NOT tried for real. To try them: sudo apt-get install nftables iptables && sudo ./picolight test";
            if (System.getenv("CI") == null) {
                throw new TestAbortedException(words);
            }
            fail(words);
        }
        must("ip netns add " + BROKER);
        must("ip netns add " + BOARD);
        must(
                "ip link add veth0 netns %s type veth peer name veth0 netns %s"
                        .formatted(BROKER, BOARD));
        must("ip -n %s address add 10.78.0.1/24 dev veth0".formatted(BROKER));
        must("ip -n %s address add 10.78.0.2/24 dev veth0".formatted(BOARD));
        for (String each : List.of(BROKER, BOARD)) {
            must("ip -n %s link set lo up".formatted(each));
            must("ip -n %s link set veth0 up".formatted(each));
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path config = Files.writeString(folder.resolve("mosquitto.conf"), "listener 1883\n");
        mosquitto =
                Optional.of(
                        new ProcessBuilder(
                                        "ip",
                                        "netns",
                                        "exec",
                                        BROKER,
                                        "/usr/sbin/mosquitto",
                                        "-c",
                                        config.toString())
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .redirectError(ProcessBuilder.Redirect.DISCARD)
                                .start());
        Awaitility.await().until(FirewallIT::reaches);
    }

    @AfterAll
    static void takeThemAway() throws InterruptedException {
        mosquitto.ifPresent(Process::destroyForcibly);
        MACHINE.run("ip", "netns", "delete", BROKER);
        MACHINE.run("ip", "netns", "delete", BOARD);
    }

    private static boolean isInstalled(String program) throws InterruptedException {
        return !(MACHINE.run(program, "--version") instanceof Outcome.Missing);
    }

    private static void must(String command) throws InterruptedException {
        assertThat(MACHINE.run(command.split(" ", -1)))
                .as(command)
                .isInstanceOfSatisfying(
                        Outcome.Ended.class,
                        it -> assertThat(it.exitCode()).as("%s", it.lines()).isZero());
    }

    private static Outcome onBroker(String... command) throws InterruptedException {
        return MACHINE.run(
                Stream.concat(Stream.of("ip", "netns", "exec", BROKER), Stream.of(command))
                        .toArray(String[]::new));
    }

    /// Whether a connection from the other machine comes about.
    private static boolean reaches() throws InterruptedException {
        return MACHINE.run(
                                "ip",
                                "netns",
                                "exec",
                                BOARD,
                                "timeout",
                                "1",
                                "bash",
                                "-c",
                                "exec 3<>/dev/tcp/10.78.0.1/1883")
                        instanceof Outcome.Ended ended
                && ended.exitCode() == 0;
    }

    private static HereFinding found() throws InterruptedException {
        // only what looks into the namespace: ufw and firewalld are those of the whole machine
        Programs inside =
                command ->
                        command[0].equals("nft") || command[0].equals("iptables")
                                ? onBroker(command)
                                : new Outcome.Missing();
        HereQuestion question =
                new HereQuestion(
                        1883, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        return new FirewallCheck(inside, question).findings().getFirst();
    }

    private static void rules(String policy, String rules)
            throws IOException, InterruptedException {
        Path file =
                Files.writeString(
                        folder.resolve("rules"),
                        """
                        flush ruleset
                        table inet t {
                            chain services {
                                tcp dport { 22, 1880-1890 } accept
                            }
                            chain input {
                                type filter hook input priority 0; policy %s;
                                ct state established,related accept
                                iif lo accept
                                %s
                            }
                        }
                        """
                                .formatted(policy, rules.replace("|", "\n")));
        assertThat(onBroker("nft", "-f", file.toString()))
                .isInstanceOfSatisfying(
                        Outcome.Ended.class,
                        it -> assertThat(it.exitCode()).as("%s", it.lines()).isZero());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "accept; counter; FIREWALL_LETS_IN",
                "accept; tcp dport 1883 drop; FIREWALL_BLOCKS",
                "accept; tcp dport 1883 reject with tcp reset; FIREWALL_BLOCKS",
                "accept; tcp dport 8883 drop; FIREWALL_LETS_IN",
                "accept; udp dport 1883 drop; FIREWALL_LETS_IN",
                "accept; tcp dport != 22 drop; FIREWALL_BLOCKS",
                "accept; iif != lo tcp dport 1883 drop; FIREWALL_BLOCKS",
                "drop; counter; FIREWALL_BLOCKS",
                "drop; tcp dport 1883 accept; FIREWALL_LETS_IN",
                "drop; jump services; FIREWALL_LETS_IN",
                "drop; ct state new tcp dport 1883 accept; FIREWALL_LETS_IN",
                "drop; ct state invalid accept; FIREWALL_BLOCKS",
                "drop; meta l4proto tcp th dport 1883 counter accept; FIREWALL_LETS_IN",
                "drop; tcp dport 1883 drop | accept; FIREWALL_BLOCKS",
            })
    void whatIsSaidHappens(String policy, String rules, HereCause cause)
            throws IOException, InterruptedException {
        rules(policy, rules);
        assertThat(found().cause()).as("%s", found()).isEqualTo(cause);
        assertThat(reaches()).isEqualTo(cause == HereCause.FIREWALL_LETS_IN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "drop; ip saddr 10.78.0.0/24 tcp dport 1883 accept",
                "accept; ip saddr 10.99.0.0/24 tcp dport 1883 drop",
            })
    void whatDependsOnTheSenderIsLeftOpen(String policy, String rules)
            throws IOException, InterruptedException {
        rules(policy, rules);
        assertThat(found().cause()).isEqualTo(HereCause.FIREWALL_NOT_UNDERSTOOD);
        assertThat(reaches()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "DROP, FIREWALL_BLOCKS",
        "REJECT, FIREWALL_BLOCKS",
        "ACCEPT, FIREWALL_LETS_IN",
    })
    void rulesOfIptablesAreUnderstood(String target, HereCause cause)
            throws IOException, InterruptedException {
        rules("accept", "counter");
        onBroker("nft", "flush", "ruleset");
        assertThat(
                        onBroker(
                                "iptables",
                                "-A",
                                "INPUT",
                                "-p",
                                "tcp",
                                "--dport",
                                "1883",
                                "-j",
                                target))
                .isInstanceOfSatisfying(
                        Outcome.Ended.class, it -> assertThat(it.exitCode()).isZero());
        assertThat(found().cause()).as("%s", found()).isEqualTo(cause);
        assertThat(reaches()).isEqualTo(cause == HereCause.FIREWALL_LETS_IN);
    }
}
