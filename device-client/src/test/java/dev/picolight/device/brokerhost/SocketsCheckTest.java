package dev.picolight.device.brokerhost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `/proc` of a Raspberry Pi shows; its words are little-endian, as those of desktops.
@DisabledOnOs(OS.WINDOWS) // which has no symbolic links for everybody
class SocketsCheckTest {
    private static final String HEAD =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
    private static final String LOOPBACK = "0100007F";
    private static final String ALL = "00000000";
    private static final String LAN = "7189A8C0"; // 192.168.137.113
    private static final String ALL_IPV6 = ALL.repeat(4);
    private static final String MQTT = "075B";

    @TempDir private Path proc = Path.of("");
    private final Recorded programs = new Recorded();

    @BeforeEach
    void withoutSockets() throws IOException {
        Files.createDirectory(proc.resolve("net"));
        ipv4();
        ipv6();
    }

    private static String socket(String address, String port, int inode) {
        return "   0: %s:%s %s:0000 0A 00000000:00000000 00:00000000 00000000   102        0 %d 1 0000000000000000 100 0 0 10 0%n"
                .formatted(address, port, ALL, inode);
    }

    private void ipv4(String... sockets) throws IOException {
        Files.writeString(proc.resolve("net/tcp"), HEAD + String.join("", sockets));
    }

    private void ipv6(String... sockets) throws IOException {
        Files.writeString(proc.resolve("net/tcp6"), HEAD + String.join("", sockets));
    }

    private void process(int id, String name, int... inodes) throws IOException {
        Path open = Files.createDirectories(proc.resolve(id + "/fd"));
        Files.writeString(proc.resolve(id + "/comm"), name + "\n");
        for (int inode : inodes) {
            Files.createSymbolicLink(
                    open.resolve(String.valueOf(inode)), Path.of("socket:[%d]".formatted(inode)));
        }
    }

    private List<HereFinding> found(Optional<InetAddress> used) throws InterruptedException {
        return new SocketsCheck(new ProcessFiles(proc), programs, "Linux")
                .findings(
                        new HereQuestion(
                                1883, used, Optional.empty(), Optional.empty(), List.of()));
    }

    private List<HereCause> causes() throws InterruptedException {
        return found(Optional.empty()).stream().map(HereFinding::cause).toList();
    }

    @Test
    void seesMosquittoOnLoopbackAlone() throws IOException, InterruptedException {
        ipv4(socket(LOOPBACK, MQTT, 7), socket(ALL, "0016", 8));
        ipv6(socket(ALL.repeat(3) + "01000000", MQTT, 9));
        process(500, "mosquitto", 7, 9);
        assertThat(causes()).containsExactly(HereCause.LISTENS_ON_LOOPBACK);
        HereFinding finding = found(Optional.empty()).getFirst();
        assertThat(finding.evidence())
                .containsExactly(
                        "127.0.0.1:1883 mosquitto (process 500)",
                        "[::1]:1883 mosquitto (process 500)");
        assertThat(finding.nextCommand()).contains("sudo ss -ltnp | grep 1883");
    }

    @Test
    void seesWhoListensOnAllAddresses() throws IOException, InterruptedException {
        ipv4(socket(ALL, MQTT, 7));
        process(500, "mosquitto", 7);
        assertThat(causes()).containsExactly(HereCause.LISTENS_ON_ALL);
    }

    @Test
    void saysWhichProgramHasMosquittosPort() throws IOException, InterruptedException {
        ipv4(socket(ALL, MQTT, 7));
        process(600, "docker-proxy", 7);
        assertThat(causes())
                .containsExactly(HereCause.LISTENS_ON_ALL, HereCause.OTHER_PROGRAM_LISTENS);
    }

    @Test
    void saysThatOnlyRootSeesTheProgram() throws IOException, InterruptedException {
        ipv4(socket(LAN, MQTT, 7));
        process(500, "mosquitto");
        assertThat(causes())
                .containsExactly(HereCause.LISTENS_ON_NETWORK, HereCause.PROGRAM_NOT_SEEN);
    }

    @Test
    void comparesWithTheAddressThatTheDeviceUses() throws IOException, InterruptedException {
        ipv4(socket(LAN, MQTT, 7));
        process(500, "mosquitto", 7);
        assertThat(found(Optional.of(InetAddress.getByName("192.168.137.113"))))
                .extracting(HereFinding::cause)
                .containsExactly(HereCause.LISTENS_ON_NETWORK);
        assertThat(found(Optional.of(InetAddress.getByName("10.0.0.5"))))
                .extracting(HereFinding::cause)
                .containsExactly(HereCause.LISTENS_ON_OTHER_ADDRESS);
    }

    @Test
    void seesMosquittoOnAnotherPort() throws IOException, InterruptedException {
        ipv4(socket(ALL, "075C", 7));
        process(500, "mosquitto", 7);
        HereFinding finding = found(Optional.empty()).getFirst();
        assertThat(finding.cause()).isEqualTo(HereCause.LISTENS_ON_OTHER_PORT);
        assertThat(finding.says()).contains("1883", "0.0.0.0:1884");
    }

    @Test
    void passesOverConnectionsThatDoNotListen() throws IOException, InterruptedException {
        ipv4(socket(ALL, MQTT, 7).replace(" 0A ", " 01 "));
        assertThat(causes()).containsExactly(HereCause.NOTHING_LISTENS);
    }

    @ParameterizedTest
    @CsvSource({
        "java, v6only:0, LISTENS_ON_ALL",
        "java, v6only:1, LISTENS_ON_IPV6_ALONE",
        "java, '', LISTENS_MAYBE_ON_IPV6_ALONE",
        "mosquitto, '', LISTENS_ON_IPV6_ALONE",
        "mosquitto, v6only:1, LISTENS_ON_IPV6_ALONE",
    })
    void asksWhetherIpv6TakesIpv4Too(String program, String said, HereCause cause)
            throws IOException, InterruptedException {
        ipv6(socket(ALL_IPV6, MQTT, 7));
        process(500, program, 7);
        programs.says(
                "ss -H -6ltne sport = :1883",
                "LISTEN 0 100 *:1883 *:* uid:102 ino:7 sk:1 cgroup:/ %s <->%n".formatted(said));
        assertThat(found(Optional.empty()).getFirst().cause()).isEqualTo(cause);
    }

    @Test
    void takesAnAddressOfIpv4WithinIpv6ForWhatItIs() throws IOException, InterruptedException {
        ipv6(socket("0000000000000000FFFF0000" + LAN, MQTT, 7));
        process(500, "java", 7);
        assertThat(found(Optional.of(InetAddress.getByName("192.168.137.113"))).getFirst().cause())
                .isEqualTo(HereCause.LISTENS_ON_NETWORK);
    }

    @Test
    void saysThatItCannotTellWhereThereIsNoSuchList() throws IOException, InterruptedException {
        Files.delete(proc.resolve("net/tcp"));
        List<HereFinding> findings =
                new SocketsCheck(new ProcessFiles(proc), programs, "Mac OS X")
                        .findings(
                                new HereQuestion(
                                        1883,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        List.of()));
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().verdict()).isEqualTo(HereVerdict.UNKNOWN);
        assertThat(findings.getFirst().says()).contains("Mac OS X");
    }
}
