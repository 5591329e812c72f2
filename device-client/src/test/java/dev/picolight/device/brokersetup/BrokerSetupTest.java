package dev.picolight.device.brokersetup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picolight.device.brokersetup.BrokerUser.Controller;
import dev.picolight.device.brokersetup.BrokerUser.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What would be written, without writing it.
class BrokerSetupTest {
    private static final Device KE_TING =
            new Device(new UserName("ke-ting-1"), "ke-ting-1", List.of("客廳"), "homeassistant");
    private static final Controller PI = new Controller(new UserName("pi"), "homeassistant");

    @TempDir private Path etc;
    private MosquittoFolder folder = new MosquittoFolder(Path.of("/nowhere"));

    @BeforeEach
    void likeDebian() throws IOException {
        folder = new MosquittoFolder(etc);
        Files.createDirectory(folder.included());
        Files.writeString(
                folder.main(), "log_dest stderr\ninclude_dir " + folder.included() + "\n");
    }

    private String shown(BrokerUser... users) throws SetupTrouble {
        SecureRandom chance = new SecureRandom();
        return String.join(
                "\n",
                new BrokerSetup(folder, chance)
                        .plan(List.of(users), new NewPassword.Generated(chance))
                        .shown());
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(etc.resolve(file), text);
    }

    private void assertRefused(String... words) {
        assertThatThrownBy(() -> shown(PI))
                .isInstanceOfSatisfying(
                        SetupTrouble.class, trouble -> assertThat(trouble.words()).contains(words));
    }

    @Test
    void listensOnTheLanForUsersWithRules() throws SetupTrouble {
        assertThat(shown(KE_TING, PI).lines())
                .contains(
                        "+listener 1883 0.0.0.0",
                        "+allow_anonymous false",
                        "+password_file " + folder.passwords(),
                        "+acl_file " + folder.rules(),
                        "+max_connections -1",
                        "+max_inflight_messages 20",
                        "+max_queued_messages 1000",
                        "+log_type warning");
    }

    @Test
    void aDeviceHasItsOwnRoomsAlone() {
        assertThat(KE_TING.rules())
                .containsExactly(
                        "topic read 客廳/message",
                        "topic readwrite 客廳/ke-ting-1/#",
                        "topic write 客廳/+/answer",
                        "topic read all/message",
                        "topic readwrite homeassistant/device/picolight-ke-ting-1/config",
                        "topic read homeassistant/status");
    }

    @Test
    void rulesOfOthersAreKept() {
        String before =
                "# mine\ntopic read open/#\n\nuser other\ntopic read a b/#\n\nuser pi\ntopic read old\n";
        assertThat(AccessRules.merged(before, List.of(PI)))
                .startsWith(
                        "# mine\ntopic read open/#\n\nuser other\ntopic read a b/#\n\nuser pi\n")
                .contains("topic read #\n")
                .doesNotContain("topic read old");
    }

    @Test
    void twoDevicesMayShareAUser() {
        UserName pi = new UserName("pi");
        assertThat(
                        AccessRules.merged(
                                "",
                                List.of(
                                        new Device(pi, "a", List.of("客廳"), "homeassistant"),
                                        new Device(pi, "b", List.of("臥室"), "homeassistant"))))
                .containsOnlyOnce("user pi\n")
                .containsOnlyOnce("topic read all/message\n")
                .contains("topic readwrite 客廳/a/#", "topic readwrite 臥室/b/#");
    }

    @Test
    void linesThatContradictBecomeComments() throws Exception {
        write("conf.d/old.conf", "bind_address 127.0.0.1\nport 1883\nallow_anonymous true\n");
        write("conf.d/second.conf", "listener 1883\nlistener 9001\nprotocol websockets\n");
        assertThat(shown(PI).lines())
                .contains(
                        "+# picolight setup-broker: bind_address 127.0.0.1",
                        "+# picolight setup-broker: port 1883",
                        "+# picolight setup-broker: allow_anonymous true",
                        "+# picolight setup-broker: listener 1883",
                        " listener 9001");
    }

    @Test
    void usersOfAnotherPasswordFileKeepTheirPasswords() throws Exception {
        write("passwd", "pi:$7$101$vA9DW+QAEmyjm0JK$t1QJ\n");
        write("conf.d/old.conf", "password_file " + etc.resolve("passwd") + "\n");
        assertThat(shown(PI))
                .contains("+pi:$7$101$vA9D…")
                .contains("+# picolight setup-broker: password_file")
                .doesNotContain("generated password");
    }

    @Test
    void aLimitOfAnotherFileStays() throws Exception {
        write("conf.d/limits.conf", "max_queued_messages 5\nlog_type all\n");
        assertThat(shown(PI))
                .contains("+max_inflight_messages 20")
                .doesNotContain("max_queued_messages", "log_type");
    }

    @Test
    void refusesWhatAPersonHasToDecide() throws Exception {
        write("conf.d/tls.conf", "listener 1883\ncertfile /etc/ssl/broker.pem\n");
        assertRefused("tls.conf:1: listener 1883", "tls.conf:2: certfile", "put # before it");
        write("conf.d/tls.conf", "listener 8883\ncertfile /etc/ssl/broker.pem\n");
        assertThat(shown(PI)).doesNotContain("tls.conf");
        write("conf.d/tls.conf", "max_connections -1\nmax_connections 100\n");
        assertRefused("tls.conf:2: max_connections 100", "No listener stands above it");
        write("conf.d/tls.conf", "per_listener_settings true\n");
        assertRefused("tls.conf:1: per_listener_settings true", "Remove that line");
    }

    @Test
    void refusesAMainFileThatDoesNotIncludeTheFolder() throws Exception {
        write("mosquitto.conf", "log_dest stderr\n");
        assertRefused("does not include", "include_dir " + folder.included());
    }

    @Test
    void saysHowToInstallMosquitto() throws Exception {
        Files.delete(folder.main());
        assertRefused("not installed", "sudo apt-get install mosquitto");
    }

    @Test
    void nothingToUndoIsSaid() {
        assertThatThrownBy(() -> new BrokerSetup(folder, new SecureRandom()).undo())
                .isInstanceOfSatisfying(
                        SetupTrouble.class,
                        trouble -> assertThat(trouble.words()).contains("nothing to take back"));
    }
}
