package dev.picolight.device.brokersetup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picolight.device.brokersetup.BrokerUser.Controller;
import dev.picolight.device.brokersetup.BrokerUser.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private BrokerSetup setup() {
        return new BrokerSetup(folder, new SecureRandom(), Instant.now());
    }

    private String shown(BrokerUser... users) throws SetupTrouble, InterruptedException {
        return String.join(
                "\n",
                setup().plan(
                                List.of(users),
                                new NewPassword.Generated(new SecureRandom()),
                                TlsWish.NONE)
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
    void listensOnTheLanForUsersWithRules() throws Exception {
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
    void aPatternIsForEverybodyAndOutlivesTheSectionItStandsIn() {
        String once =
                AccessRules.merged(
                        "user pi\ntopic read old\n  pattern write %c/#\npattern read %u/#\n",
                        List.of(PI));
        assertThat(once)
                .startsWith("  pattern write %c/#\npattern read %u/#\n\nuser pi\n")
                .doesNotContain("topic read old");
        assertThat(AccessRules.merged(once, List.of(PI))).isEqualTo(once);
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
    void rulesOfAnotherAclFileAreTakenOver() throws Exception {
        write(
                "acl",
                "topic read open/#\n\n  user other\ntopic read mine/#\n\nuser pi\ntopic read old\n");
        write("conf.d/old.conf", "acl_file " + etc.resolve("acl") + "\n");
        assertThat(shown(PI).lines())
                .contains(
                        "+# picolight setup-broker: acl_file " + etc.resolve("acl"),
                        "+topic read open/#",
                        "+user other",
                        "+topic read mine/#",
                        "+topic read #")
                .doesNotContain("+topic read old");
        write("picolight.acl", "");
        assertThat(shown(PI)).doesNotContain("mine/#");
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
    void whatIsPrintedIsWhatWouldBeWritten() throws Exception {
        write("acl", "user other\ntopic read mine/#\n");
        write("conf.d/old.conf", "allow_anonymous true\nacl_file " + etc.resolve("acl") + "\n");
        assertThat(setup().printed(List.of(PI), TlsWish.NONE).lines())
                .contains(
                        "topic read mine/#",
                        "# ---- " + etc.resolve("conf.d/old.conf"),
                        "-allow_anonymous true",
                        "+# picolight setup-broker: allow_anonymous true");
        write("conf.d/tls.conf", "listener 1883\ncertfile /etc/ssl/broker.pem\n");
        assertThatThrownBy(() -> setup().printed(List.of(PI), TlsWish.NONE))
                .isInstanceOfSatisfying(
                        SetupTrouble.class,
                        trouble -> assertThat(trouble.words()).contains("tls.conf:2: certfile"));
    }

    @Test
    void aListenerForTlsOfAnotherFileIsLeftToItsOwner() throws Exception {
        write("conf.d/tls.conf", "listener 8883\ncertfile /etc/ssl/broker.pem\n");
        TlsWish tls =
                new TlsWish(
                        Optional.of(true),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(new BrokerName("broker.lan")),
                        List.of());
        assertThatThrownBy(() ->
                        setup().plan(
                                        List.of(PI),
                                        new NewPassword.Generated(new SecureRandom()),
                                        tls))
                .isInstanceOfSatisfying(
                        SetupTrouble.class,
                        trouble ->
                                assertThat(trouble.words())
                                        .contains("Port 8883 has a listener already", "certfile"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 'true false false'",
        "'', tls, 'true true false'",
        "'', tls-only, 'false true false'",
        "'', certificates, 'true true true'",
        "'listener 8883', '', 'false true false'",
        "'listener 8883', tls, 'true true false'",
        "'listener 8883', no-tls, 'true false false'",
        "'listener 1883,listener 8883,require_certificate true', '', 'true true true'",
        "'listener 1883,listener 8883,require_certificate true', tls, 'true true true'",
        "'listener 1883,listener 8883,require_certificate true', no-certificates, 'true true false'",
        "'listener 1883,listener 8883,require_certificate true', no-tls, 'true false false'",
    })
    void whatIsNotSaidOfTlsStays(String before, String said, String after) throws IOException {
        write("conf.d/picolight.conf", before.replace(',', '\n'));
        boolean tls = said.equals("tls") || said.equals("certificates");
        TlsWish wish =
                new TlsWish(
                        said.isEmpty() || said.equals("no-certificates")
                                ? Optional.empty()
                                : Optional.of(!said.equals("no-tls")),
                        tls || said.equals("tls-only") ? Optional.of(tls) : Optional.empty(),
                        said.endsWith("certificates")
                                ? Optional.of(said.equals("certificates"))
                                : Optional.empty(),
                        List.of(),
                        List.of());
        Listeners listeners = wish.after(Listeners.of(ConfigLine.all(folder)));
        assertThat(
                        "%s %s %s"
                                .formatted(
                                        listeners.plain(),
                                        listeners.tls(),
                                        listeners.clientCertificates()))
                .isEqualTo(after);
    }

    @Test
    void theLogHasAPlaceOnceAlone() throws IOException {
        boolean debian = Files.isDirectory(Path.of("/var/log/mosquitto"));
        String log = "log_dest file /var/log/mosquitto/mosquitto.log\n";
        List<ConfigLine> others = ConfigLine.all(folder);
        assertThat(new OurConfiguration(folder, others).text(Listeners.PLAIN))
                .doesNotContain("log_dest");
        assertThat(new OurConfiguration(folder, List.of()).text(Listeners.PLAIN).contains(log))
                .isEqualTo(debian);
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
        assertThatThrownBy(() -> setup().undo())
                .isInstanceOfSatisfying(
                        SetupTrouble.class,
                        trouble -> assertThat(trouble.words()).contains("nothing to take back"));
    }
}
