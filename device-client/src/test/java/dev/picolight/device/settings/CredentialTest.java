package dev.picolight.device.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mqtt.ConnectSettings.Credentials;
import dev.picolight.device.mqtt.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Credentials as systemd hands them to a service.
class CredentialTest {
    private static final String NAMED =
            """
            broker:
              host: 192.168.137.113
              user: pi
              password-credential: picolight.broker-password
            leds:
              - room: 客廳
                bcm-pin: 17
            """;
    private static final String NOTHING_NAMED =
            NAMED.replace("  password-credential: picolight.broker-password\n", "");
    private static final Credentials CREDENTIALS =
            new Credentials("pi", Optional.of(new Secret("raspberry")));
    private static final Credentials WITHOUT_PASSWORD = new Credentials("pi", Optional.empty());

    @TempDir Path folder;
    private SettingsFixture file;
    private Path handed;

    @BeforeEach
    void aService() throws IOException {
        file = new SettingsFixture(folder);
        handed = Files.createDirectory(folder.resolve("credentials"));
        file.environment("CREDENTIALS_DIRECTORY", handed.toString());
    }

    private void hand(String name, String content) {
        try {
            Files.writeString(handed.resolve(name), content);
            Files.setPosixFilePermissions(
                    handed.resolve(name), PosixFilePermissions.fromString("r--r--r--"));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private Optional<Credentials> credentials(String yaml) {
        return file.settings(yaml).broker().credentials();
    }

    @Test
    void whoeverLooksAtAServiceGoesOnWithoutItsCredential() throws IOException {
        Path settings = Files.writeString(folder.resolve("service.yaml"), NAMED);
        SettingsReader reader =
                new SettingsReader(Map.of(), () -> Optional.of(new DeviceId("pi-1")));
        assertThat(reader.read(settings)).isInstanceOf(SettingsProblems.class);
        assertThat(reader.withPasswordIfReadable().read(settings))
                .isInstanceOfSatisfying(
                        SettingsReading.Accepted.class,
                        read -> {
                            assertThat(read.settings().broker().credentials())
                                    .contains(WITHOUT_PASSWORD);
                            assertThat(read.warnings())
                                    .singleElement()
                                    .asString()
                                    .contains("password-credential", "sudo picolight doctor");
                        });
    }

    private String problem(String yaml) {
        return assertThat(file.problems(yaml)).singleElement().asString().actual();
    }

    @Nested
    class NamedInTheSettings {
        @ParameterizedTest
        @ValueSource(strings = {"raspberry", "raspberry\n", "raspberry\r\n", "\ufeffraspberry\n"})
        void isReadWithoutTheLineEndAndWhateverThePermissionsAre(String content) {
            hand("picolight.broker-password", content);
            assertThat(credentials(NAMED)).contains(CREDENTIALS);
        }

        @Test
        void mayHaveAnotherName() {
            hand("mqtt", "raspberry");
            assertThat(credentials(NAMED.replace("picolight.broker-password", "mqtt")))
                    .contains(CREDENTIALS);
        }

        @Test
        void thatWasNotHandedIsAProblemThatTellsWhichWere() {
            hand("tls-key", "x");
            hand("another", "x");
            assertThat(problem(NAMED))
                    .startsWith("pi.yaml:4:24: broker.password-credential")
                    .contains("was not handed to this service, which has another, tls-key")
                    .contains("LoadCredential=picolight.broker-password:");
        }

        @Test
        void whereThereAreNoneIsAProblem() {
            assertThat(problem(NAMED)).contains("which has none");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "\u0000"})
        void withoutAServiceIsAProblem(String directory) {
            file.environment("CREDENTIALS_DIRECTORY", directory);
            assertThat(problem(NAMED))
                    .contains(
                            "only in a service of systemd", "password-file", "PICOLIGHT_PASSWORD");
        }

        @ParameterizedTest
        @CsvSource({
            "'', is empty",
            "'\n', is empty",
            "'raspberry\nberry\n', has more than one line",
            "'pi:$7$101$abcdef==\n', the broker's own list of users",
        })
        void withoutAPasswordInItIsAProblem(String content, String words) {
            hand("picolight.broker-password", content);
            assertThat(problem(NAMED)).contains(words, "LoadCredential=").doesNotContain("berry");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"\"\"", "a/b", "/etc/picolight/password", "..", "客廳", "\"a b\"", "a:b"})
        void byWhatIsNoNameIsAProblem(String name) {
            assertThat(problem(NAMED.replace("picolight.broker-password", name)))
                    .contains("is no name of a credential", "password-file");
        }

        @ParameterizedTest
        @ValueSource(strings = {"raspberry", "rasp berry"})
        void isNotShownForSomebodyMayHaveWrittenThePasswordThere(String password) {
            assertThat(problem(NAMED.replace("picolight.broker-password", password)))
                    .doesNotContain("berry");
        }

        @Test
        void besideAFileIsAProblem() {
            hand("picolight.broker-password", "raspberry");
            file.write("password", "raspberry");
            assertThat(
                            problem(
                                    NAMED.replace(
                                            "  user: pi\n",
                                            "  user: pi\n  password-file: password\n")))
                    .contains("broker.password-credential", "beside password-file");
        }

        @Test
        void withoutAUserIsAProblem() {
            hand("picolight.broker-password", "raspberry");
            assertThat(problem(NAMED.replace("  user: pi\n", "")))
                    .contains("broker.password-credential", "given without a user");
        }

        @Test
        void yieldsToTheEnvironmentAndSaysSo() {
            file.environment(SettingsReader.PASSWORD_VARIABLE, "raspberry");
            assertThat(file.accepted(NAMED).settings().broker().credentials())
                    .contains(CREDENTIALS);
            assertThat(file.warnings(NAMED))
                    .singleElement()
                    .asString()
                    .contains("broker.password-credential", "is not read");
        }
    }

    @Nested
    class NamedNowhere {
        @Test
        void theUsualOneIsTaken() {
            hand("picolight.broker-password", "raspberry\n");
            assertThat(credentials(NOTHING_NAMED)).contains(CREDENTIALS);
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void withoutItOrWithAnEmptyOneTheUserHasNoPasswordWhichIsAWarning(boolean empty) {
            if (empty) {
                hand("picolight.broker-password", "");
            }
            hand("another", "raspberry");
            assertThat(file.accepted(NOTHING_NAMED).settings().broker().credentials())
                    .contains(WITHOUT_PASSWORD);
            assertThat(file.warnings(NOTHING_NAMED))
                    .singleElement()
                    .asString()
                    .contains("broker.user «pi»", "picolight.broker-password", "password-file");
        }

        @Test
        void theUsualOneIsNotTakenWithoutAUser() {
            hand("picolight.broker-password", "raspberry");
            assertThat(credentials(NOTHING_NAMED.replace("  user: pi\n", ""))).isEmpty();
        }

        @Test
        void theUsualOneWithoutAPasswordInItIsAProblem() {
            hand("picolight.broker-password", "a\nb\n");
            assertThat(problem(NOTHING_NAMED))
                    .contains("the credential picolight.broker-password has more than one line");
        }

        @Test
        void aFileIsPreferredToTheUsualOne() throws IOException {
            hand("picolight.broker-password", "strawberry");
            Files.setPosixFilePermissions(
                    file.write("password", "raspberry"),
                    PosixFilePermissions.fromString("rw-------"));
            assertThat(
                            credentials(
                                    NOTHING_NAMED.replace(
                                            "  user: pi\n",
                                            "  user: pi\n  password-file: password\n")))
                    .contains(CREDENTIALS);
        }
    }

    @Test
    void whoDoesNotConnectDoesNotNeedThePassword() {
        for (String yaml :
                new String[] {NAMED, NOTHING_NAMED, NAMED.replace("credential", "file")}) {
            file.write("pi.yaml", yaml);
            assertThat(file.reader().withoutPassword().read(file.file))
                    .isInstanceOfSatisfying(
                            SettingsReading.Accepted.class,
                            accepted -> {
                                assertThat(accepted.warnings()).isEmpty();
                                assertThat(accepted.settings().broker().credentials())
                                        .contains(WITHOUT_PASSWORD);
                            });
        }
    }
}
