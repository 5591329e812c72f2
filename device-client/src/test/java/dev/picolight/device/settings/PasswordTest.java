package dev.picolight.device.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.files.FileTrouble;
import dev.picolight.device.mqtt.ConnectSettings.Credentials;
import dev.picolight.device.mqtt.Secret;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {
    private static final String SETTINGS =
            """
            broker:
              host: 192.168.137.113
              user: pi
              password-file: password
            leds:
              - room: 客廳
                bcm-pin: 17
            """;
    private static final Credentials CREDENTIALS =
            new Credentials("pi", Optional.of(new Secret("raspberry")));

    @TempDir Path folder;
    private SettingsFixture file;

    @BeforeEach
    void prepare() {
        file = new SettingsFixture(folder);
    }

    private void passwordFile(String content, String permissions) {
        try {
            Files.setPosixFilePermissions(
                    file.write("password", content), PosixFilePermissions.fromString(permissions));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Nested
    class FromAFile {
        @ParameterizedTest
        @ValueSource(strings = {"raspberry", "raspberry\n", "raspberry\r\n", "\ufeffraspberry\n"})
        void withoutTheLineEnd(String content) {
            passwordFile(content, "rw-------");
            assertThat(file.settings(SETTINGS).broker().credentials()).contains(CREDENTIALS);
        }

        @Test
        void keepsSpaceWithin() {
            passwordFile(" 密 碼 \n", "rw-r-----");
            assertThat(file.settings(SETTINGS).broker().credentials())
                    .contains(new Credentials("pi", Optional.of(new Secret(" 密 碼 "))));
        }

        @Test
        void byAnAbsolutePath() {
            passwordFile("raspberry", "rw-------");
            String settings = SETTINGS.replace("password-file: ", "password-file: " + folder + "/");
            assertThat(file.settings(settings).broker().credentials()).contains(CREDENTIALS);
        }

        @Test
        void readableByEverybodyIsAWarning() {
            passwordFile("raspberry", "rw-r--r--");
            assertThat(file.warnings(SETTINGS))
                    .singleElement()
                    .asString()
                    .startsWith("pi.yaml:4:18: broker.password-file")
                    .endsWith(
                            "every user of this machine may read the password; run: chmod o= password");
        }

        @Test
        void thatIsMissingIsAProblemWithARemedy() {
            assertThat(file.problems(SETTINGS.replace("-file: password", "-file: ./password")))
                    .containsExactly(
                            "pi.yaml:4:18: broker.password-file «./password»: the password file password cannot be read (there is no such file): expected the password alone; make it with (umask 077; cat > password), type the password, Enter and Ctrl-D, or set the environment variable PICOLIGHT_PASSWORD");
        }

        @ParameterizedTest
        @ValueSource(strings = {"raspberry", "rasp.berry", "rasp/berry", "/raspberry/x"})
        void thePasswordItselfInItsPlaceIsNotShown(String password) {
            assertThat(file.problems(SETTINGS.replace("-file: password", "-file: " + password)))
                    .singleElement()
                    .asString()
                    .startsWith(
                            "pi.yaml:4:18: broker.password-file (not shown): there is no such file")
                    .contains("it may be the password itself", "umask 077")
                    .doesNotContain("berry");
        }

        @Test
        void pathsAreQuotedForTheShell() {
            String settings =
                    SETTINGS.replace("password-file: password", "password-file: \"./it's\"");
            assertThat(file.problems(settings))
                    .singleElement()
                    .asString()
                    .contains("> 'it'\\''s')");
        }

        @ParameterizedTest
        @CsvSource({
            "'', is empty",
            "'\n', is empty",
            "'raspberry\nberry\n', has more than one line",
            "'pi:$7$101$abcdef==\n', the broker's own list of users",
        })
        void withoutAPasswordIsAProblem(String content, String words) {
            passwordFile(content, "rw-------");
            assertThat(file.problems(SETTINGS))
                    .singleElement()
                    .asString()
                    .contains(words)
                    .doesNotContain("berry");
        }

        @Test
        void ofAnotherKindIsAProblem() throws IOException {
            passwordFile("x".repeat(5000), "rw-------");
            assertThat(file.problems(SETTINGS))
                    .singleElement()
                    .asString()
                    .contains("is longer than");
            Files.write(folder.resolve("password"), new byte[] {(byte) 0xff});
            assertThat(file.problems(SETTINGS))
                    .singleElement()
                    .asString()
                    .contains("not valid UTF-8");
            Files.delete(folder.resolve("password"));
            Files.createDirectory(folder.resolve("password"));
            assertThat(file.problems(SETTINGS))
                    .singleElement()
                    .asString()
                    .contains("Is a directory");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"\"", "\"a\\0b\"", "\"a\\nb\""})
        void atNoPathIsAProblem(String path) {
            String settings = SETTINGS.replace("-file: password", "-file: " + path);
            assertThat(file.problems(settings))
                    .singleElement()
                    .asString()
                    .doesNotContain("\n", "\u0000")
                    .endsWith("is no path of a file: expected for example /etc/picolight/password");
        }

        @Test
        void thatMayNotBeReadIsSaidSo() {
            assertThat(FileTrouble.words(new AccessDeniedException("password")))
                    .isEqualTo("permission denied to user " + System.getProperty("user.name"));
        }
    }

    @Nested
    class FromTheEnvironment {
        @Test
        void winsOverTheFileAndSaysSo() {
            file.environment(SettingsReader.PASSWORD_VARIABLE, "raspberry");
            assertThat(file.accepted(SETTINGS).settings().broker().credentials())
                    .contains(CREDENTIALS);
            assertThat(file.warnings(SETTINGS))
                    .singleElement()
                    .asString()
                    .contains(
                            "is not read, because the environment variable PICOLIGHT_PASSWORD is set");
        }

        @Test
        void emptyCountsAsNotSet() {
            file.environment(SettingsReader.PASSWORD_VARIABLE, "");
            passwordFile("raspberry", "rw-------");
            assertThat(file.settings(SETTINGS).broker().credentials()).contains(CREDENTIALS);
        }

        @Test
        void isOfNoUseWithoutAUser() {
            file.environment(SettingsReader.PASSWORD_VARIABLE, "raspberry");
            assertThat(file.settings(SettingsReaderTest.MINIMAL).broker().credentials()).isEmpty();
        }
    }

    @Test
    void aUserWithoutAPasswordIsAWarning() {
        String settings = SETTINGS.replace("  password-file: password\n", "");
        assertThat(file.accepted(settings).settings().broker().credentials())
                .contains(new Credentials("pi", Optional.empty()));
        assertThat(file.warnings(settings))
                .singleElement()
                .asString()
                .contains("broker.user «pi»: is given without a password");
    }

    @Nested
    class NeverAppears {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "  password: raspberry",
                    "  pasword: raspberry",
                    "  passwd: raspberry",
                    "  Password: raspberry",
                    "  密碼: raspberry",
                    "  passphrase: [raspberry]",
                    "  password: *raspberry",
                    "  password: \"raspberry",
                    "  password: !raspberry {",
                    "  password: &raspberry",
                    "  password: a: raspberry",
                    "  password=raspberry",
                    "  host: pi:raspberry@192.168.137.113",
                    "  host: mqtt://pi:raspberry@192.168.137.113:1883",
                    "  port: pi:raspberry@192.168.137.113",
                    "  client-identifier: \"\\u0007pi:raspberry@192.168.137.113\"",
                    "  mqtt-token: raspberry",
                    "  unknown: raspberry",
                })
        void inAProblem(String line) {
            assertThat(file.problems("broker:\n" + line + "\nleds: [{room: 客廳, bcm-pin: 17}]\n"))
                    .isNotEmpty()
                    .noneMatch(problem -> problem.contains("raspberry"));
            assertThat(file.read("broker:\n" + line + "\n").toString()).doesNotContain("raspberry");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "broker: pi:raspberry@192.168.137.113",
                    "broker:\n  password=raspberry\n",
                    "password: raspberry",
                    "id: pi:raspberry@x",
                    "leds: [{room: 'password raspberry+'}]"
                })
        void whereverItStands(String yaml) {
            assertThat(file.read(yaml).toString()).doesNotContain("raspberry");
        }

        @Test
        void inGoodSettings() {
            passwordFile("raspberry", "rw-r--r--");
            assertThat(file.read(SETTINGS).toString()).doesNotContain("raspberry");
        }
    }
}
