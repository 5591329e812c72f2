package dev.picolight.device.brokersetup;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.picolight.device.brokersetup.BrokerUser.Controller;
import dev.picolight.device.brokersetup.BrokerUser.Device;
import dev.picolight.device.mqtt.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// What is written for EMQX. No EMQX reads it here: the files are read as what they are, YAML,
/// HOCON, Erlang terms and CSV, and compared with what Mosquitto is told.
class EmqxSetupTest {
    private static final Pattern RULE =
            Pattern.compile(
                    "\\{allow, \\{username, <<\"((?:[^\"\\\\]|\\\\.)*)\"/utf8>>}, (subscribe|publish|all), \\[<<\"((?:[^\"\\\\]|\\\\.)*)\"/utf8>>]}\\.");
    private static final Map<String, String> MOSQUITTO =
            Map.of("subscribe", "read", "publish", "write", "all", "readwrite");

    private static final List<BrokerUser> USERS =
            List.of(
                    new Device(
                            new UserName("ke-ting-1"),
                            "ke-ting-1",
                            List.of("客廳", "say \"hi\" \\ o"),
                            "homeassistant"),
                    new Controller(new UserName("派"), "homeassistant"));

    @TempDir private Path folder;
    private String script = "";

    @BeforeEach
    void run() throws Exception {
        script = script();
        Process shell =
                new ProcessBuilder("sh")
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        try (OutputStream input = shell.getOutputStream()) {
            input.write(
                    script.replace("chown 1000", ": chown 1000").getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(said).isZero();
    }

    private String script() throws SetupTrouble {
        SecureRandom chance = new SecureRandom();
        return new EmqxSetup(folder.resolve("passwords"), chance)
                .script(USERS, new NewPassword.Generated(chance));
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @Test
    void theComposeFileIsYamlThatMountsWhatIsWritten() throws IOException {
        Object compose =
                Optional.ofNullable(
                                new Load(LoadSettings.builder().build())
                                        .loadFromString(read("compose.yaml")))
                        .orElseThrow();
        assertThat(at(compose, "services", "emqx", "image")).isEqualTo("emqx/emqx:5.8.2");
        List<?> volumes = (List<?>) at(compose, "services", "emqx", "volumes");
        assertThat(volumes.stream().map(String::valueOf))
                .filteredOn(volume -> volume.startsWith("./"))
                .allSatisfy(volume ->
                        assertThat(folder.resolve(volume.substring(2, volume.indexOf(':'))))
                                .isRegularFile());
        assertThat(read(".env"))
                .matches("EMQX_DASHBOARD_PASSWORD=\\S{24}\nEMQX_NODE_COOKIE=\\p{XDigit}{32}\n");
    }

    private static Object at(Object tree, String... keys) {
        Object at = tree;
        for (String key : keys) {
            at = Optional.<Object>ofNullable(((Map<?, ?>) at).get(key)).orElseThrow();
        }
        return at;
    }

    @Test
    void theSettingsLetInNobodyButTheUsersWithTheHashesThatAreWritten() throws IOException {
        Config settings = ConfigFactory.parseString(read("emqx.conf"));
        Config users = settings.getConfigList("authentication").getFirst();
        Config hash = users.getConfig("password_hash_algorithm");
        assertThat(users.getString("bootstrap_type")).isEqualTo("hash");
        assertThat(hash.getString("name")).isEqualTo("pbkdf2");
        assertThat(hash.getString("mac_fun")).isEqualTo("sha512");
        assertThat(hash.getInt("iterations")).isEqualTo(EmqxPassword.ITERATIONS);
        assertThat(hash.getInt("dk_length")).isEqualTo(64);
        assertThat(settings.getString("authorization.no_match")).isEqualTo("deny");
    }

    @Test
    void itsRulesAreThoseOfMosquitto() throws IOException {
        List<String> lines = read("acl.conf").lines().filter(line -> line.startsWith("{")).toList();
        assertThat(lines).last().isEqualTo("{deny, all}.");
        Map<String, TreeSet<String>> emqx = new TreeMap<>();
        for (String line : lines.subList(0, lines.size() - 1)) {
            Matcher rule = RULE.matcher(line);
            assertThat(rule.matches()).as(line).isTrue();
            emqx.computeIfAbsent(plain(rule.group(1)), _ -> new TreeSet<>())
                    .add(
                            "topic %s %s"
                                    .formatted(MOSQUITTO.get(rule.group(2)), plain(rule.group(3))));
        }
        Map<String, TreeSet<String>> mosquitto = new TreeMap<>();
        String user = "";
        for (String line : AccessRules.merged("", USERS).lines().toList()) {
            if (line.startsWith("user ")) {
                user = line.substring("user ".length());
            } else if (line.startsWith("topic ")) {
                mosquitto.computeIfAbsent(user, _ -> new TreeSet<>()).add(line);
            }
        }
        assertThat(emqx).isEqualTo(mosquitto);
    }

    private static String plain(String quoted) {
        return quoted.replaceAll("\\\\(.)", "$1");
    }

    @Test
    void theUsersHaveTheirHashesAloneAndTheirPasswordsAreInFilesOfTheOwner() throws IOException {
        List<String> csv = read("users.csv").lines().toList();
        assertThat(csv.getFirst()).isEqualTo("user_id,password_hash,salt,is_superuser");
        for (String line : csv.subList(1, csv.size())) {
            String[] columns = line.split(",", -1);
            Path file = folder.resolve("passwords").resolve(columns[0]);
            Secret password = new Secret(Files.readString(file));
            assertThat(columns[1]).isEqualTo(EmqxPassword.of(password, columns[2]).hash());
            assertThat(columns[3]).isEqualTo("false");
            assertThat(permissions(file)).isEqualTo("rw-------");
            assertThat(script).doesNotContain(Files.readString(file));
        }
        assertThat(csv).hasSize(3);
        assertThat(permissions(folder.resolve("users.csv"))).isEqualTo("rw-------");
    }

    /// By `openssl kdf` 3.0 with these values.
    @Test
    void hashesAsOpenSslDoes() {
        assertThat(EmqxPassword.of(new Secret("祕密 pässwörd"), "0123456789abcdef").hash())
                .isEqualTo(
                        "4807e4bdbb91b0852e416341e96e7f7692bebfc74dc31acce933ff47c239c28a98d7e4f26ad46bcd1ebc68a42a1d59a77a12847c2611bfa8bb46cb880b2486c2");
    }

    @Test
    void aSecondTimeThePasswordsStay() throws Exception {
        Map<String, String> before = passwords();
        script();
        assertThat(passwords()).isEqualTo(before).hasSize(2);
    }

    private Map<String, String> passwords() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("passwords"))) {
            return files.collect(
                    Collectors.toMap(file -> file.getFileName().toString(), EmqxSetupTest::text));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
