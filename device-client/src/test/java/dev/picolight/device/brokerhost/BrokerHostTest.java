package dev.picolight.device.brokerhost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A machine of files: a Raspberry Pi with Debian's Mosquitto, whose programs answer what was
/// recorded.
@DisabledOnOs(OS.WINDOWS) // no symbolic links for everybody, no permissions of POSIX
class BrokerHostTest {
    private static final long BOOT = 1_795_000_000L;
    private static final Instant STARTED = Instant.ofEpochSecond(BOOT + 100);

    @TempDir private Path root = Path.of("");
    private final Recorded programs = new Recorded();
    private Optional<String> user = Optional.empty();

    @BeforeEach
    void debian() throws IOException {
        write("etc/mosquitto/mosquitto.conf", "include_dir " + root + "/etc/mosquitto/conf.d\n");
        Files.createDirectories(root.resolve("etc/mosquitto/conf.d"));
        write("proc/net/tcp", "");
        write("proc/stat", "cpu 1 2 3\nbtime " + BOOT + "\n");
        programs.says("mosquitto -h", "mosquitto version 2.0.11\n\nmosquitto is an MQTT broker\n");
    }

    private Path write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(root));
        return Files.writeString(file, text);
    }

    private void settings(String... lines) throws IOException {
        Path file = write("etc/mosquitto/conf.d/lan.conf", String.join("\n", lines) + "\n");
        Files.setLastModifiedTime(file, FileTime.from(STARTED.minusSeconds(60)));
        Files.setLastModifiedTime(
                root.resolve("etc/mosquitto/mosquitto.conf"),
                FileTime.from(STARTED.minusSeconds(60)));
    }

    private void running(String command) throws IOException {
        write("proc/500/comm", "mosquitto\n");
        write("proc/500/cmdline", command.replace(' ', '\0') + "\0");
        write(
                "proc/500/stat",
                "500 (mosquitto) S 1 500 500 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 10000 1 1\n");
    }

    private List<HereFinding> found() throws InterruptedException, IOException {
        List<HereFinding> findings = new ArrayList<>();
        new BrokerHost(
                        root.resolve("proc"),
                        programs,
                        root,
                        InstantSource.fixed(STARTED),
                        ZoneOffset.UTC)
                .inspect(
                        new HereQuestion(
                                1883,
                                Optional.empty(),
                                user,
                                Optional.empty(),
                                List.of(InetAddress.getByName("192.168.137.113"))),
                        findings::add);
        return findings;
    }

    private List<HereCause> causes() throws InterruptedException, IOException {
        return found().stream().map(HereFinding::cause).toList();
    }

    private HereFinding only(HereCause cause) throws InterruptedException, IOException {
        List<HereFinding> those = found().stream().filter(it -> it.cause() == cause).toList();
        assertThat(those).as("%s among %s", cause, found()).hasSize(1);
        return those.getFirst();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "listener 1883; LISTENER_FOR_NETWORK",
                "listener 1883 0.0.0.0; LISTENER_FOR_NETWORK",
                "listener 1883 ::; LISTENER_FOR_NETWORK",
                "listener 1883 192.168.137.113; LISTENER_FOR_NETWORK",
                "listener 1883 127.0.0.1; LISTENER_ON_LOOPBACK",
                "listener 1883 ::1; LISTENER_ON_LOOPBACK",
                "listener 1883 localhost; LISTENER_ON_LOOPBACK",
                "bind_address 127.0.0.1; BIND_ADDRESS_ON_LOOPBACK",
                "listener 1883 10.9.8.7; LISTENER_ON_FOREIGN_ADDRESS",
                "listener 1884; NO_LISTENER_ON_PORT",
                "allow_anonymous true; LOCAL_ONLY_MODE",
                "max_connections 50; UNINTENDED_LISTENER",
                "listener 1883 [::1]; VALUE_NOT_ACCEPTED",
                "listener mqtt; VALUE_NOT_ACCEPTED",
                "allow_anonymous yes; VALUE_NOT_ACCEPTED",
                "allow_anonymos true; OPTION_UNKNOWN",
                "mount_point x/; OPTION_WITHOUT_LISTENER",
                "'  # indented'; COMMENT_INDENTED",
                "include_dir /etc; NESTED_INCLUDE_IGNORED",
                "password_file /nowhere; LOCAL_ONLY_MODE",
            })
    void judgesALine(String line, HereCause cause) throws IOException, InterruptedException {
        settings(line);
        assertThat(causes()).contains(cause);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "listener 1883 127.0.0.1; LISTENERS_CLASH",
                "protocol websockets; LISTENER_SPEAKS_WEBSOCKETS",
                "bind_interface eth0; LISTENER_ON_INTERFACE",
                "bind_interface lo; LISTENER_ON_LOOPBACK",
                "allow_anonymous true; ANYBODY_GETS_IN",
                "allow_anonymous false; NOBODY_GETS_IN",
                "password_file /nowhere; NAMED_FILE_MISSING",
                "password_file \"/etc/passwd\"; NAMED_FILE_WITH_MORE",
                "password_file /etc/passwd # users; NAMED_FILE_WITH_MORE",
                "acl_file /nowhere; NAMED_FILE_MISSING",
                "certfile /nowhere; CERTIFICATE_INCOMPLETE",
                "plugin /usr/lib/x.so; OTHER_WAY_IN",
            })
    void judgesALineOfAListener(String line, HereCause cause)
            throws IOException, InterruptedException {
        settings("listener 1883", line);
        assertThat(causes()).contains(cause);
    }

    @Test
    void namesATabAndAByteOrderMark() throws IOException, InterruptedException {
        settings("\uFEFFlistener 1883");
        assertThat(only(HereCause.STRAY_CHARACTER).says()).contains("BOM");
        settings("listener\t1883");
        assertThat(only(HereCause.STRAY_CHARACTER).says()).contains("a tab");
    }

    @Test
    void mosquitto1ListensForAllWithoutAListener() throws IOException, InterruptedException {
        programs.ends("mosquitto -h", 3, "mosquitto version 1.6.12\n");
        settings("persistence true");
        assertThat(causes())
                .contains(HereCause.LISTENER_FOR_NETWORK)
                .doesNotContain(HereCause.LOCAL_ONLY_MODE);
    }

    @Test
    void withoutAVersionItIsNotCertain() throws IOException, InterruptedException {
        programs.hangs("mosquitto -h");
        settings("persistence true");
        HereFinding found = only(HereCause.LOCAL_ONLY_IF_VERSION_2);
        assertThat(found.verdict()).isEqualTo(HereVerdict.UNKNOWN);
        assertThat(found.nextCommand()).contains("mosquitto -h");
    }

    @Test
    void withAVersionTheNextCommandMendsIt() throws IOException, InterruptedException {
        settings("persistence true");
        assertThat(only(HereCause.LOCAL_ONLY_MODE).nextCommand())
                .contains("sudo picolight setup-broker --device ID:ROOM");
    }

    @Test
    void readsTheFileOfTheMosquittoThatRuns() throws IOException, InterruptedException {
        settings("listener 1883 127.0.0.1");
        Path other = write("home/pi/my.conf", "listener 1883\nallow_anonymous true\n");
        Files.setLastModifiedTime(other, FileTime.from(STARTED.minusSeconds(60)));
        running("/usr/sbin/mosquitto -c " + other);
        assertThat(causes())
                .contains(HereCause.CONFIGURATION_OF_PROCESS, HereCause.LISTENER_FOR_NETWORK)
                .doesNotContain(HereCause.EDITED_NOT_RESTARTED, HereCause.LISTENER_ON_LOOPBACK);
    }

    @Test
    void saysThatMosquittoWasStartedWithoutItsFile() throws IOException, InterruptedException {
        settings("listener 1883");
        running("/usr/sbin/mosquitto");
        assertThat(causes())
                .contains(HereCause.STARTED_WITHOUT_CONFIGURATION, HereCause.LOCAL_ONLY_MODE);
    }

    @Test
    void doesNotReadTheFilesOfTheMachineForABrokerInAContainer()
            throws IOException, InterruptedException {
        settings("listener 1883 127.0.0.1");
        running("mosquitto -c /mosquitto/config/mosquitto.conf");
        write("proc/500/cgroup", "0::/system.slice/docker-0123456789abcdef.scope\n");
        assertThat(causes())
                .contains(HereCause.BROKER_IN_CONTAINER)
                .doesNotContain(HereCause.LISTENER_ON_LOOPBACK);
    }

    @Test
    void namesBothDatesOfAFileThatWasEditedLater() throws IOException, InterruptedException {
        settings("listener 1883");
        Files.setLastModifiedTime(
                root.resolve("etc/mosquitto/conf.d/lan.conf"),
                FileTime.from(STARTED.plusSeconds(60)));
        running("/usr/sbin/mosquitto -c " + root + "/etc/mosquitto/mosquitto.conf");
        HereFinding edited = only(HereCause.EDITED_NOT_RESTARTED);
        assertThat(edited.verdict()).isEqualTo(HereVerdict.NOTE);
        assertThat(edited.facts())
                .containsExactly(
                        root + "/etc/mosquitto/conf.d/lan.conf",
                        "2026-11-18 11:09:20",
                        "2026-11-18 11:08:20");
    }

    @Test
    void aMissingMosquittoIsToBeInstalled() throws IOException, InterruptedException {
        write("proc/1/comm", "systemd\n");
        Programs none = new Recorded().ends("systemctl is-active mosquitto", 4, "inactive\n");
        List<HereFinding> findings =
                new ServiceCheck(
                                new ProcessFiles(root.resolve("proc")),
                                none,
                                Optional.empty(),
                                1883,
                                ZoneOffset.UTC)
                        .findings();
        assertThat(findings)
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.cause()).isEqualTo(HereCause.PROGRAM_MISSING);
                    assertThat(it.nextCommand()).contains("sudo apt-get install mosquitto");
                });
    }

    @Test
    void tellsWhatTheServiceManagerAndTheJournalSay() throws IOException, InterruptedException {
        settings("listener 1883");
        programs.ends("systemctl is-active mosquitto", 3, "failed\n")
                .says(
                        "journalctl -u mosquitto -n 50 --no-pager -o cat",
                        """
                        Starting Mosquitto MQTT Broker...
                        Error: Unknown configuration variable "foo".
                        Error found at /etc/mosquitto/conf.d/a.conf:2.
                        Failed to start Mosquitto MQTT Broker.
                        """);
        assertThat(only(HereCause.SERVICE_DOES_NOT_RUN).says()).contains("failed");
        assertThat(only(HereCause.LOG_HAS_ERRORS).evidence())
                .contains("Error found at /etc/mosquitto/conf.d/a.conf:2.");
    }

    @Test
    void noErrorOfAnEarlierStartIsTold() throws IOException, InterruptedException {
        Path log = root.resolve("log");
        settings("listener 1883", "log_dest file " + log);
        running("/usr/sbin/mosquitto -c " + root + "/etc/mosquitto/mosquitto.conf");
        Files.writeString(
                log, (STARTED.getEpochSecond() - 50) + ": Error: Address already in use\n");
        assertThat(causes()).doesNotContain(HereCause.LOG_HAS_ERRORS);
        Files.writeString(
                log, (STARTED.getEpochSecond() + 50) + ": Error: Address already in use\n");
        assertThat(causes()).contains(HereCause.LOG_HAS_ERRORS);
    }

    @Test
    void aRunningServiceThatIsNotEnabledIsNoted() throws IOException, InterruptedException {
        settings("listener 1883");
        programs.says("systemctl is-active mosquitto", "active\n")
                .ends("systemctl is-enabled mosquitto", 1, "disabled\n");
        assertThat(causes()).contains(HereCause.SERVICE_RUNS, HereCause.SERVICE_NOT_ENABLED);
    }

    @Test
    void mosquittosUserMustBeAbleToReadItsFiles() throws IOException, InterruptedException {
        Path users = write("users", "pi:x\n");
        Files.setPosixFilePermissions(users, PosixFilePermissions.fromString("rw-------"));
        write("etc/passwd", "mosquitto:x:64999:64999::/:/bin/false\n");
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        settings("listener 1883", "password_file " + users);
        HereFinding closed = only(HereCause.NAMED_FILE_CLOSED_TO_BROKER);
        assertThat(closed.says()).contains("mosquitto", users.toString(), "rw-------");
        Files.setPosixFilePermissions(users, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(causes()).doesNotContain(HereCause.NAMED_FILE_CLOSED_TO_BROKER);
    }

    @Test
    void anAccessListIsNotJudged() throws IOException, InterruptedException {
        Path users = write("users", "pi:x\n");
        Files.setPosixFilePermissions(users, PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        write("etc/passwd", "mosquitto:x:64999:64999::/:/bin/false\n");
        programs.says(
                "ls -ld " + users.toRealPath(), "-rw-------+ 1 root root 5 Nov 21 12:00 users\n");
        settings("listener 1883", "password_file " + users);
        assertThat(causes()).doesNotContain(HereCause.NAMED_FILE_CLOSED_TO_BROKER);
    }

    @Test
    void usersWithoutRulesAreNamed() throws IOException, InterruptedException {
        Path users = write("users", "pi:$7$1$a$b\nanna:$7$1$a$b\n");
        Path rules = write("rules", "topic read all/#\nuser pi\ntopic 客廳/#\n");
        settings("listener 1883", "password_file " + users, "acl_file " + rules);
        assertThat(only(HereCause.USERS_WITHOUT_RULES).facts()).startsWith("anna");
        user = Optional.of("anna");
        assertThat(causes()).contains(HereCause.USER_WITHOUT_RULES);
        user = Optional.of("pi");
        assertThat(causes()).doesNotContain(HereCause.USER_WITHOUT_RULES);
    }

    @Test
    void allPasswordsAreHashedAtOnceOnlyWhereNoneIsHashed()
            throws IOException, InterruptedException {
        Path users = write("users", "pi:raspberry\nanna:secret\n");
        settings("listener 1883", "password_file " + users);
        assertThat(only(HereCause.PASSWORDS_NOT_HASHED).nextCommand())
                .contains("sudo mosquitto_passwd -U " + users);
        write("users", "pi:raspberry\nanna:$7$101$a$b\nbob:$argon2id$v=19$a$b\n");
        user = Optional.of("pi");
        HereFinding ofUser = only(HereCause.PASSWORD_OF_USER_NOT_HASHED);
        assertThat(ofUser.verdict()).isEqualTo(HereVerdict.PROBLEM);
        assertThat(ofUser.nextCommand()).contains("sudo mosquitto_passwd " + users + " pi");
    }

    @Test
    void plainPasswordsOfOtherUsersAreNoted() throws IOException, InterruptedException {
        Path users = write("users", "pi:raspberry\nanna:$7$101$a$b\nmy tv:secret\n");
        settings("listener 1883", "password_file " + users);
        for (Optional<String> asked : List.of(Optional.of("anna"), Optional.<String>empty())) {
            user = asked;
            HereFinding some = only(HereCause.SOME_PASSWORDS_NOT_HASHED);
            assertThat(some.verdict()).isEqualTo(HereVerdict.NOTE);
            assertThat(some.facts()).containsExactly(users.toString(), "pi, my tv");
            assertThat(some.nextCommand())
                    .contains(
                            "sudo mosquitto_passwd %1$s pi && sudo mosquitto_passwd %1$s 'my tv'"
                                    .formatted(users));
        }
    }

    @Test
    void aPasswordFileInThePlaceOfTheRulesIsNotShown() throws IOException, InterruptedException {
        Path users = write("users", "pi:raspberry\n");
        settings("listener 1883", "acl_file " + users);
        assertThat(only(HereCause.RULE_NOT_ACCEPTED).facts()).containsExactly(users + ":1: pi:…");
        assertThat(found().toString()).doesNotContain("raspberry");
    }

    @Test
    void nothingIsSaidToBeMissingWhenAFileCannotBeRead() throws IOException, InterruptedException {
        settings("allow_anonymous false");
        Files.delete(root.resolve("etc/mosquitto/conf.d/lan.conf"));
        Files.createDirectory(
                root.resolve("etc/mosquitto/conf.d/lan.conf")); // not readable to root
        assertThat(causes())
                .contains(HereCause.FILE_NOT_READABLE)
                .doesNotContain(HereCause.LOCAL_ONLY_MODE, HereCause.NOBODY_GETS_IN);
    }

    @Test
    void aFolderThatNobodyIncludesIsNoted() throws IOException, InterruptedException {
        settings("listener 1883");
        write("etc/mosquitto/mosquitto.conf", "persistence true\n");
        assertThat(causes()).contains(HereCause.FOLDER_NOT_INCLUDED, HereCause.LOCAL_ONLY_MODE);
    }
}
