package dev.picolight.device.brokerhost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mosquitto.ConfiguredMosquitto;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The configurations of the notes that people follow, with the real Mosquitto, on another port.
@EnabledOnOs(OS.LINUX)
class SourceDocumentsIT {
    private static final String HASHED =
            "pi:$7$101$AAAAAAAAAAAAAAAA$"
                    + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==\n";

    @TempDir private Path folder = Path.of("");
    private int port;

    @BeforeEach
    void readableForMosquitto() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectory(folder.resolve("conf.d"));
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            port = socket.getLocalPort();
        }
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    /// Starts Mosquitto with what was written and looks at it.
    private List<HereFinding> looked(boolean starts) throws InterruptedException {
        Path main = folder.resolve("mosquitto.conf");
        List<HereFinding> findings = new ArrayList<>();
        try (ConfiguredMosquitto mosquitto = ConfiguredMosquitto.start(main, port)) {
            assertThat(mosquitto.isRunning()).as(mosquitto.output()).isEqualTo(starts);
            BrokerHost.ofThisMachine()
                    .inspect(
                            new HereQuestion(
                                    port,
                                    Optional.empty(),
                                    Optional.of("pi"),
                                    Optional.of(main),
                                    BrokerHost.ownAddresses()),
                            findings::add);
        }
        return findings;
    }

    private static List<HereCause> causes(List<HereFinding> findings) {
        return findings.stream().map(HereFinding::cause).toList();
    }

    private static List<HereCause> problems(List<HereFinding> findings) {
        return findings.stream()
                .filter(it -> it.verdict() == HereVerdict.PROBLEM)
                .filter(it -> it.step() != HereStep.FIREWALL)
                .map(HereFinding::cause)
                .toList();
    }

    @Test
    void anOldBindAddressLetsOnlyThisMachineIn() throws IOException, InterruptedException {
        write("mosquitto.conf", "bind_address 127.0.0.1\nport %d\n".formatted(port));
        List<HereFinding> findings = looked(true);
        assertThat(problems(findings))
                .containsExactly(
                        HereCause.LISTENS_ON_LOOPBACK,
                        HereCause.BIND_ADDRESS_ON_LOOPBACK,
                        HereCause.NOBODY_GETS_IN);
        assertThat(findings)
                .anySatisfy(it -> {
                    assertThat(it.evidence())
                            .containsExactly(folder + "/mosquitto.conf:1: bind_address 127.0.0.1");
                    assertThat(it.nextCommand())
                            .contains("sudo nano +1 " + folder + "/mosquitto.conf");
                });
    }

    @Test
    void withoutListenerMosquitto2IsInLocalOnlyMode() throws IOException, InterruptedException {
        write("mosquitto.conf", "allow_anonymous false\n");
        assertThat(problems(looked(true)))
                .containsExactly(HereCause.LISTENS_ON_LOOPBACK, HereCause.LOCAL_ONLY_MODE);
    }

    /// The notes say that it needs 0.0.0.0; a port alone listens on all addresses too.
    @Test
    void aListenerWithoutAnAddressIsForAll() throws IOException, InterruptedException {
        write("mosquitto.conf", "listener %d\n".formatted(port));
        List<HereFinding> findings = looked(true);
        assertThat(causes(findings))
                .contains(HereCause.LISTENS_ON_ALL, HereCause.LISTENER_FOR_NETWORK);
        assertThat(problems(findings)).containsExactly(HereCause.NOBODY_GETS_IN);
    }

    @Test
    void passwordsInPlainTextLetNobodyInAndAreNotShown() throws IOException, InterruptedException {
        String users = write("users", "pi:raspberry\n");
        write(
                "mosquitto.conf",
                "listener %d 0.0.0.0\nallow_anonymous false\npassword_file %s\n"
                        .formatted(port, users));
        List<HereFinding> findings = looked(true);
        assertThat(problems(findings)).containsExactly(HereCause.PASSWORDS_NOT_HASHED);
        assertThat(findings.toString()).doesNotContain("raspberry\n", ":raspberry");
        assertThat(findings)
                .anySatisfy(it ->
                        assertThat(it.nextCommand()).contains("sudo mosquitto_passwd -U " + users));
    }

    @Test
    void anonymousUsersAreNotedButNoProblem() throws IOException, InterruptedException {
        write("mosquitto.conf", "listener %d 0.0.0.0\nallow_anonymous true\n".formatted(port));
        List<HereFinding> findings = looked(true);
        assertThat(problems(findings)).isEmpty();
        assertThat(causes(findings)).contains(HereCause.ANYBODY_GETS_IN);
    }

    /// The notes say that the later file wins. So it is with allow_anonymous.
    @Test
    void theLaterOfTwoFilesWins() throws IOException, InterruptedException {
        write("mosquitto.conf", included("allow_anonymous true\nlistener %d 0.0.0.0"));
        write("conf.d/B.conf", "allow_anonymous false\n");
        write("conf.d/a.conf", "allow_anonymous true\n");
        List<HereFinding> findings = looked(true);
        assertThat(problems(findings)).containsExactly(HereCause.NOBODY_GETS_IN);
        assertThat(
                        findings.stream()
                                .filter(it -> it.cause() == HereCause.LATER_LINE_WINS)
                                .map(it -> it.facts().getFirst()))
                .containsExactly(
                        folder + "/conf.d/a.conf:1: allow_anonymous true",
                        folder + "/conf.d/B.conf:1: allow_anonymous false");
    }

    /// With password_file it is not so: Mosquitto does not start.
    @Test
    void aSecondPasswordFileEndsTheStart() throws IOException, InterruptedException {
        String users = write("users", HASHED);
        write("mosquitto.conf", included("password_file " + users + "\nlistener %d 0.0.0.0"));
        write("conf.d/a.conf", "password_file " + users + "\n");
        List<HereFinding> findings = looked(false);
        assertThat(problems(findings)).contains(HereCause.GIVEN_TWICE, HereCause.NOTHING_LISTENS);
        assertThat(findings)
                .anySatisfy(it ->
                        assertThat(it.facts())
                                .containsExactly(
                                        folder + "/conf.d/a.conf:1: password_file " + users,
                                        folder + "/mosquitto.conf:1: password_file " + users));
    }

    /// Nor with listener: both are opened, and a bind_address that is left over opens one more.
    @Test
    void aListenerInAnotherFileDoesNotReplaceTheFirst() throws IOException, InterruptedException {
        write("mosquitto.conf", included("listener %d 127.0.0.1"));
        write("conf.d/lan.conf", "listener %d 0.0.0.0\n".formatted(port));
        assertThat(problems(looked(false)))
                .contains(HereCause.LISTENERS_CLASH, HereCause.NOTHING_LISTENS);
    }

    @Test
    void theCompleteSampleIsGood() throws IOException, InterruptedException {
        String users = write("users", HASHED);
        write(
                "mosquitto.conf",
                """
                listener %d 0.0.0.0
                allow_anonymous false
                password_file %s
                log_dest file %s
                log_type error
                log_type warning
                log_type notice
                log_type information
                log_dest stderr
                max_connections -1
                max_inflight_messages 20
                max_queued_messages 1000
                """
                        .formatted(port, users, logFile()));
        List<HereFinding> findings = looked(true);
        assertThat(problems(findings)).isEmpty();
        assertThat(causes(findings))
                .contains(
                        HereCause.LISTENS_ON_ALL,
                        HereCause.CONFIGURATION_READ,
                        HereCause.LISTENER_FOR_NETWORK,
                        HereCause.USERS_IN_FILE);
    }

    @Test
    void anotherUserThanThoseOfTheFileIsRefused() throws IOException, InterruptedException {
        String users = write("users", HASHED.replaceFirst("pi", "anna"));
        write("mosquitto.conf", "listener %d\npassword_file %s\n".formatted(port, users));
        assertThat(problems(looked(true))).containsExactly(HereCause.USER_NOT_IN_FILE);
    }

    @Test
    void whatWasWrittenAfterTheStartIsNotInForce() throws IOException, InterruptedException {
        write("mosquitto.conf", "listener %d 127.0.0.1\nallow_anonymous true\n".formatted(port));
        Path main = folder.resolve("mosquitto.conf");
        List<HereFinding> findings = new ArrayList<>();
        try (ConfiguredMosquitto mosquitto = ConfiguredMosquitto.start(main, port)) {
            assertThat(mosquitto.isRunning()).isTrue();
            write("mosquitto.conf", "listener %d\nallow_anonymous true\n".formatted(port));
            Files.setLastModifiedTime(main, FileTime.from(Instant.now().plusSeconds(10)));
            BrokerHost.ofThisMachine()
                    .inspect(
                            new HereQuestion(
                                    port,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.of(main),
                                    BrokerHost.ownAddresses()),
                            findings::add);
        }
        assertThat(problems(findings))
                .containsExactly(HereCause.LISTENS_ON_LOOPBACK, HereCause.LISTENER_NOT_IN_FORCE);
    }

    private Path logFile() throws IOException {
        Path log = Files.createFile(folder.resolve("log"));
        Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-rw-rw-"));
        return log;
    }

    private String included(String lines) {
        return lines.formatted(port) + "\ninclude_dir " + folder.resolve("conf.d") + "\n";
    }
}
