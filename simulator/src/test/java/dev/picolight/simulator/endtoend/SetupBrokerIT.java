package dev.picolight.simulator.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.simulator.broker.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `setup-broker` as its user meets it: Debian's Mosquitto, just installed, and a board on another
/// machine.
class SetupBrokerIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String MESSAGE = "-t 客廳/message -m 測試訊息";
    private static final String USERS = "--device ke-ting-1:客廳 --controller pi --yes";

    @TempDir private Path folder;

    private final TwoMachines machines = new TwoMachines();
    private DebianMosquitto debian;

    @BeforeEach
    void install() throws IOException {
        debian = new DebianMosquitto(Files.createDirectory(folder.resolve("debian")), machines);
    }

    @AfterEach
    void takeAway() {
        machines.close();
    }

    /// What `mosquitto_pub` says on the board's machine.
    private String publish(String options) {
        return Shell.run(
                "%s mosquitto_pub -h 10.77.0.1 %s 2>&1".formatted(debian.onBoards(), options));
    }

    private ChildProcess board(String... more) throws IOException {
        Path settings =
                Files.writeString(
                        folder.resolve("board.yaml"),
                        """
                        id: ke-ting-1
                        leds:
                          - room: 客廳
                            on-board: true
                        broker:
                          host: 10.77.0.1
                          user: ke-ting-1
                          password-file: %s
                        %s
                        """
                                .formatted(
                                        debian.file("picolight-passwords/ke-ting-1"),
                                        String.join("\n", more)));
        return Picolight.startBy(debian.onBoards(), "sim --speed 100 --settings " + settings);
    }

    private String asController() throws IOException {
        return " -u pi -P " + debian.password("pi");
    }

    @Test
    void aBoardThatWasRefusedIsLetInAndItsLedIsLit() throws IOException {
        Map<String, String> before = debian.tree();
        try (ChildProcess _ = debian.start()) {
            assertThat(publish(MESSAGE)).contains("Connection refused");
        }

        debian.setUp(USERS);

        String controller = asController();
        try (ChildProcess _ = debian.start();
                ChildProcess board = board()) {
            board.awaitLine(SOON, "online at 10.77.0.1:1883");
            assertThat(publish(MESSAGE)).contains("not authorised");
            assertThat(publish(MESSAGE + " -u pi -P wrong")).contains("not authorised");
            assertThat(publish(MESSAGE + controller)).isEmpty();
            board.awaitLine(SOON, "客廳: lit");
        }

        debian.setUp("--undo --yes");

        assertThat(debian.tree()).isEqualTo(before);
        try (ChildProcess _ = debian.start()) {
            assertThat(publish(MESSAGE + controller)).contains("Connection refused");
        }
    }

    @Test
    void aBoardIsLitByTlsWithTheAuthorityThatWasMade() throws IOException {
        Map<String, String> before = debian.tree();
        debian.setUp("--tls-only --name broker.test " + USERS);
        Path authority = debian.file("picolight-ca.pem");
        String tls = MESSAGE + asController() + " -p 8883 --cafile " + authority;
        try (ChildProcess _ = debian.start();
                ChildProcess board = board("  tls:", "    ca: " + authority)) {
            board.awaitLine(SOON, "online at 10.77.0.1:8883");
            assertThat(publish(tls + " -h other.test")).contains("A TLS error occurred");
            assertThat(publish(tls + " -h broker.test")).isEmpty();
            board.awaitLine(SOON, "客廳: lit");
            assertThat(publish(tls)).as("by address").isEmpty();
            assertThat(publish(MESSAGE + asController())).contains("Connection refused");
        }
        debian.setUp("--undo --yes");
        assertThat(debian.tree()).isEqualTo(before);
    }

    @Test
    void whereCertificatesAreWantedAForeignOneIsRefused() throws IOException {
        debian.setUp("--tls --client-certificates --client-certificate pi " + USERS);
        Path own = debian.file("picolight-clients/ke-ting-1");
        String tls = MESSAGE + " -p 8883 --cafile " + debian.file("picolight-ca.pem");
        String identity = " --cert %1$s/client.pem --key %1$s/client.key";
        String controller = identity.formatted(debian.file("picolight-clients/pi"));
        Path foreign = foreign();
        try (ChildProcess _ = debian.start();
                ChildProcess board =
                        board(
                                "  tls:",
                                "    ca: " + own.resolve("ca.pem"),
                                "    client-certificate: " + own.resolve("client.pem"),
                                "    client-key: " + own.resolve("client.key"))) {
            board.awaitLine(SOON, "online at 10.77.0.1:8883");
            assertThat(publish(tls + asController())).as("without").isNotEmpty();
            assertThat(publish(tls + asController() + identity.formatted(foreign)))
                    .as("with a foreign one")
                    .isNotEmpty();
            assertThat(publish(tls + controller)).as("no password").contains("not authorised");
            assertThat(publish(tls + controller + asController())).isEmpty();
            board.awaitLine(SOON, "客廳: lit");
            assertThat(publish(MESSAGE + asController())).as("port 1883").isEmpty();
        }
    }

    /// A client that says to be `pi`, signed by itself.
    private Path foreign() throws IOException {
        Path of = Files.createDirectory(folder.resolve("foreign"));
        Shell.run(
                "cd '%s'; openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=pi -keyout client.key -out client.pem"
                        .formatted(of));
        assertThat(of.resolve("client.pem")).exists();
        return of;
    }
}
