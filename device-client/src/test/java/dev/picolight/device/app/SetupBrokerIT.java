package dev.picolight.device.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mosquitto.Mosquitto;
import dev.picolight.device.mosquitto.MosquittoListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `setup-broker` and `broker-user` as processes, on a folder like Debian's, judged by a real
/// Mosquitto.
class SetupBrokerIT {
    private static final byte[] BIG5 = {'#', ' ', (byte) 0xab, (byte) 0xc8, '\n'};

    @TempDir private Path etc;
    private DebianFolder debian;

    @BeforeEach
    void likeDebian() throws IOException {
        debian = new DebianFolder(etc);
    }

    private String run(ExitCode expected, String input, String command, String... arguments) {
        return debian.run(expected, input, command, arguments);
    }

    private String setUp(String... more) {
        return debian.setUp(more);
    }

    private String password(String user) throws IOException {
        return debian.password(user);
    }

    private Mosquitto mosquitto() {
        return debian.mosquitto();
    }

    private Map<String, String> files() throws IOException {
        return debian.files();
    }

    @Test
    void eachDeviceSpeaksInItsOwnRoomAlone() throws IOException {
        String printed = setUp();
        assertThat(printed)
                .contains("Mosquitto starts with it", "New password: ", "sudo systemctl restart")
                .doesNotContain(password("ke-ting-1"), password("pi"));
        try (Mosquitto mosquitto = mosquitto();
                MosquittoListener pi = mosquitto.listen("#", "-u", "pi", "-P", password("pi"));
                MosquittoListener other =
                        mosquitto.listen(
                                "臥室/message", "-u", "wo-shi-1", "-P", password("wo-shi-1"))) {
            String[] device = {"-q", "1", "-u", "ke-ting-1", "-P", password("ke-ting-1")};
            mosquitto.publish("臥室/message", "ON", device);
            mosquitto.publish("臥室/wo-shi-1/state", "forged", device);
            mosquitto.publish("客廳/ke-ting-1/state", "on", device);
            mosquitto.publish("臥室/message", "OFF", "-q", "1", "-u", "pi", "-P", password("pi"));
            other.awaitHeard("臥室/message OFF");
            pi.awaitHeard("臥室/message OFF");
            assertThat(pi.heard()).containsExactly("客廳/ke-ting-1/state on", "臥室/message OFF");
            assertThat(other.heard()).containsExactly("臥室/message OFF");
        }
    }

    @Test
    void secretsAreReadByNobodyElse() throws IOException {
        setUp();
        assertThat(etc.resolve("picolight.passwd"))
                .satisfies(file -> assertThat(permissions(file)).isEqualTo("rw-r-----"));
        assertThat(permissions(etc.resolve("picolight.acl"))).isEqualTo("rw-r-----");
        assertThat(permissions(etc.resolve("conf.d/picolight.conf"))).isEqualTo("rw-r--r--");
        assertThat(permissions(etc.resolve("picolight-passwords"))).isEqualTo("rwx------");
        assertThat(permissions(etc.resolve("picolight-passwords/pi"))).isEqualTo("rw-------");
        assertThat(permissions(etc.resolve("picolight-backup"))).isEqualTo("rwx------");
        if (System.getProperty("user.name").equals("root")) {
            assertThat(Files.readAttributes(etc.resolve("picolight.passwd"), "posix:group"))
                    .extracting(Map::values)
                    .asString()
                    .contains("mosquitto");
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void undoBringsBackEveryByte() throws IOException {
        Path old = Files.write(etc.resolve("conf.d/old.conf"), BIG5);
        Files.writeString(
                old, "bind_address 127.0.0.1\r\nallow_anonymous true", StandardOpenOption.APPEND);
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-rw-r--"));
        Map<String, String> before = files();
        setUp();
        assertThat(files()).isNotEqualTo(before);
        Map<String, String> first = files();

        setUp("--device", "shu-fang-1:書房");
        assertThat(run(ExitCode.OK, "", "setup-broker", "--undo", "--yes"))
                .contains("is there again");
        assertThat(files()).isEqualTo(first);
        run(ExitCode.OK, "", "setup-broker", "--undo", "--yes");
        assertThat(files()).isEqualTo(before);
        assertThat(run(ExitCode.FAILED, "", "setup-broker", "--undo", "--yes"))
                .contains("nothing to take back");
    }

    @Test
    void aSecondTimeThereIsNothingToChange() throws IOException {
        setUp();
        Map<String, String> first = files();
        assertThat(setUp()).contains("Nothing to change");
        assertThat(files()).isEqualTo(first);
    }

    @Test
    void whatMosquittoRefusesIsTakenBack() throws IOException {
        Files.writeString(etc.resolve("conf.d/zz.conf"), "nonsense 1\n");
        Map<String, String> before = files();
        assertThat(run(ExitCode.FAILED, "", "setup-broker", "--controller", "pi", "--yes"))
                .contains("does not start with these files", etc + "/conf.d/zz.conf:1: nonsense 1")
                .doesNotContain("picolight-trial");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void asksBeforeItWrites() throws IOException {
        Map<String, String> before = files();
        assertThat(run(ExitCode.FAILED, "n\\n", "setup-broker", "--controller", "pi"))
                .contains("+listener 1883 0.0.0.0", "Write this? [y/N]", "Nothing was changed");
        assertThat(run(ExitCode.OK, "", "setup-broker", "--controller", "pi", "--print"))
                .contains("listener 1883 0.0.0.0", "topic read #");
        assertThat(files()).isEqualTo(before);
        assertThat(run(ExitCode.OK, "y\\n", "setup-broker", "--controller", "pi"))
                .contains("Written");
    }

    @Test
    void readsASettingsFileAndAPasswordOfTheInput() throws IOException {
        Path settings =
                Files.writeString(
                        etc.resolve("device.yaml"),
                        """
                        id: ke-ting-1
                        broker:
                          host: 192.168.137.113
                          user: light
                          password-file: not-on-this-machine
                        leds:
                          - room: 客廳
                            bcm-pin: 17
                        """);
        assertThat(
                        run(
                                ExitCode.OK,
                                "s3cret-word\\n",
                                "setup-broker",
                                "--settings",
                                settings.toString(),
                                "--ask-passwords",
                                "--yes"))
                .doesNotContain("s3cret-word");
        assertThat(Files.readString(etc.resolve("picolight.acl")))
                .contains("user light\ntopic read 客廳/message\ntopic readwrite 客廳/ke-ting-1/#");
        try (Mosquitto mosquitto = mosquitto();
                MosquittoListener light =
                        mosquitto.listen("客廳/#", "-u", "light", "-P", "s3cret-word")) {
            mosquitto.publish("客廳/ke-ting-1/state", "on", "-u", "light", "-P", "s3cret-word");
            light.awaitHeard("客廳/ke-ting-1/state on");
        }
    }

    @Test
    void usersAreAddedChangedListedAndRemoved() throws IOException {
        Path file = etc.resolve("picolight.passwd");
        setUp();
        String kept = Files.readAllLines(file).getFirst();
        assertThat(run(ExitCode.OK, "first-word\\n", "broker-user", "add", "guest"))
                .contains("guest has a new password", "No rule in")
                .doesNotContain("first-word", "$7$");
        assertThat(setUp("--device", "shu-fang-1:書房"))
                .contains("allowed nothing: guest. Name them");
        run(ExitCode.OK, "", "setup-broker", "--undo", "--yes");
        Path generated = etc.resolve("picolight-passwords/pi");
        assertThat(generated).exists();
        assertThat(run(ExitCode.OK, "second-word\\n", "broker-user", "add", "pi"))
                .contains("this file is deleted: " + generated);
        assertThat(generated).doesNotExist();
        assertThat(run(ExitCode.OK, "", "broker-user", "list").lines())
                .containsExactly("ke-ting-1", "wo-shi-1", "pi", "guest");
        try (Mosquitto mosquitto = mosquitto();
                MosquittoListener pi = mosquitto.listen("#", "-u", "pi", "-P", "second-word")) {
            mosquitto.publish("客廳/message", "ON", "-u", "pi", "-P", "second-word");
            pi.awaitHeard("客廳/message ON");
        }
        run(ExitCode.OK, "", "broker-user", "remove", "guest");
        assertThat(run(ExitCode.FAILED, "", "broker-user", "remove", "guest"))
                .contains("There is no user «guest»", "It has: ke-ting-1");
        assertThat(Files.readAllLines(file)).hasSize(3).first().isEqualTo(kept);
        assertThat(permissions(file)).isEqualTo("rw-r-----");
        run(ExitCode.FAILED, "\\n", "broker-user", "add", "guest"); // an empty password
    }

    @Test
    void wrongUsageIsToldApart() {
        assertThat(run(ExitCode.USAGE, "", "setup-broker")).contains("Missing: for whom");
        assertThat(run(ExitCode.USAGE, "", "setup-broker", "--device", "ke-ting-1"))
                .contains("has no room");
        assertThat(run(ExitCode.USAGE, "", "setup-broker", "--controller", "a:b"))
                .contains("is not possible");
        assertThat(run(ExitCode.USAGE, "", "setup-broker", "--undo", "--controller", "pi"))
                .contains("--undo stands alone");
        assertThat(run(ExitCode.USAGE, "", "setup-broker", "--undo", "--tls"))
                .contains("--emqx and the options of TLS out");
    }

    @Test
    void speaksTheLanguageOfItsUserAndUnderstandsTheAnswer() {
        assertThat(
                        run(
                                ExitCode.FAILED,
                                "不\\n",
                                "setup-broker",
                                "--controller",
                                "pi",
                                "--language",
                                "zh-TW"))
                .contains("自動產生的密碼，不顯示", "要寫入這些變更嗎？ [y/N]", "什麼都沒有更動。");
        assertThat(
                        run(
                                ExitCode.OK,
                                "是\\n",
                                "setup-broker",
                                "--controller",
                                "pi",
                                "--language",
                                "zh-CN"))
                .contains("要写入这些更改吗？ [y/N]", "已写入；", "sudo systemctl restart mosquitto");
        assertThat(
                        run(
                                ExitCode.FAILED,
                                "",
                                "broker-user",
                                "remove",
                                "guest",
                                "--language",
                                "zh-TW"))
                .contains("裡沒有 «guest» 這個使用者");
    }
}
