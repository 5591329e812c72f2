package dev.picolight.simulator.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mosquitto.Mosquitto;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A broker that says no: the board tells why and goes on.
class RefusalIT {
    private static final Pattern NEXT_TRY = Pattern.compile("next try in (\\d+\\.\\d) s\\)$");

    @Test
    void aWrongPasswordIsExplainedAndNotTriedAgainAtOnce() {
        try (Mosquitto mosquitto = Mosquitto.startWithPassword("pi", "raspberry");
                Board board =
                        BoardSetup.inLivingRoom(mosquitto.address().port())
                                .withUser("pi", "strawberry")
                                .powerOn()) {
            String told = board.awaitLine("the broker refused the connection");

            assertThat(told)
                    .startsWith("WARN")
                    .containsPattern(
                            "BAD_USER_NAME_OR_PASSWORD \\(0x86\\)|NOT_AUTHORIZED \\(0x87\\)")
                    .contains("does not know this user", "broker-user list")
                    .doesNotContain("strawberry");
            assertThat(secondsToNextTry(told)).isBetween(60.0, 120.0);
        }
    }

    /// Waits are shortened: a person takes longer than a minute to find a typing error.
    @Test
    void comesOnlineByItselfOnceThePasswordIsRight() {
        try (Mosquitto mosquitto = Mosquitto.startWithPassword("pi", "strawberry");
                Board board =
                        BoardSetup.inLivingRoom(mosquitto.address().port())
                                .withUser("pi", "raspberry")
                                .withWaits(Duration.ofMillis(200), Duration.ofMillis(500))
                                .powerOn()) {
            board.awaitLines(3, "the broker refused the connection");

            mosquitto.changePassword("pi", "raspberry");

            Clients clients = Clients.of(mosquitto.address()).with("-u pi -P raspberry");
            clients.awaitRetained("客廳/pico-w/status", "online");
            clients.publish("客廳/message", "測試訊息");
            board.awaitLit();
        }
    }

    /// Mosquitto grants every subscription, whatever its acl_file says; its own plugin does not.
    @Test
    void aRefusedSubscriptionIsExplained(@TempDir Path folder) throws IOException {
        Path rules =
                Files.writeString(
                        folder.resolve("rules.json"),
                        """
                        {"defaultACLAccess": {"publishClientSend": true, "publishClientReceive": true,
                                              "subscribe": false, "unsubscribe": true}}
                        """);
        try (Mosquitto mosquitto =
                        Mosquitto.start(
                                "plugin " + dynamicSecurity(), "plugin_opt_config_file " + rules);
                Board board = BoardSetup.inLivingRoom(mosquitto.address().port()).powerOn()) {
            String told = board.awaitLine("the broker refused the subscription");

            assertThat(told)
                    .contains("客廳/message", "客廳/pico-w/message", "NOT_AUTHORIZED (0x87)")
                    .contains("access rules");
            assertThat(secondsToNextTry(told)).isBetween(60.0, 120.0);
            assertThat(board.console("online at")).isEmpty();
        }
    }

    private static Path dynamicSecurity() throws IOException {
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(
                        Path.of("/usr/lib"), path -> Files.exists(path.resolve(PLUGIN)))) {
            for (Path folder : found) {
                return folder.resolve(PLUGIN);
            }
        }
        throw new AssertionError(
                "%s of Mosquitto is missing: sudo apt-get install mosquitto".formatted(PLUGIN));
    }

    private static final String PLUGIN = "mosquitto_dynamic_security.so";

    @Test
    void aStateThatMayNotBeWrittenIsReportedAndTheBoardStaysOnline() {
        try (Mosquitto mosquitto =
                        Mosquitto.startWithPassword(
                                "pi",
                                "raspberry",
                                "user pi",
                                "topic readwrite 客廳/message",
                                "topic readwrite 客廳/pico-w/status");
                Board board =
                        BoardSetup.inLivingRoom(mosquitto.address().port())
                                .withUser("pi", "raspberry")
                                .powerOn()) {
            String told = board.awaitLine("客廳/pico-w/state", "threw away");
            assertThat(told).startsWith("WARN").contains("NOT_AUTHORIZED (0x87)", "acl_file");

            Clients clients = Clients.of(mosquitto.address()).with("-u pi -P raspberry");
            clients.publish("客廳/message", "測試訊息");
            board.awaitLit();
            board.awaitLines(2, "客廳/pico-w/state", "threw away");
            clients.awaitRetained("客廳/pico-w/status", "online");
            assertThat(board.console("next try")).isEmpty();
        }
    }

    private static double secondsToNextTry(String line) {
        Matcher matcher = NEXT_TRY.matcher(line);
        assertThat(matcher.find()).as(line).isTrue();
        return Double.parseDouble(matcher.group(1));
    }
}
