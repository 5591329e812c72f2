package dev.picolight.device.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceManagerTest {
    private static final long PID = 4711;

    private final List<String> told = new ArrayList<>();

    private Optional<ServiceManager> manager(Map<String, String> environment) {
        return ServiceManager.of(environment, PID, () -> Optional.of(told::add));
    }

    private ServiceManager listening(String... variables) {
        Map<String, String> environment =
                variables.length == 0
                        ? Map.of("NOTIFY_SOCKET", "/run/systemd/notify")
                        : Map.of(
                                "NOTIFY_SOCKET",
                                "/run/systemd/notify",
                                "WATCHDOG_USEC",
                                variables[0],
                                "WATCHDOG_PID",
                                variables[1]);
        return manager(environment).orElseThrow();
    }

    @Test
    void withoutAListenerNothingIsLoaded() {
        for (Map<String, String> environment :
                List.of(
                        Map.<String, String>of(),
                        Map.of("NOTIFY_SOCKET", ""),
                        Map.of("WATCHDOG_USEC", "1000000"))) {
            assertThat(ServiceManager.of(environment, PID, () -> fail("asked for the library")))
                    .isEmpty();
        }
    }

    @Test
    void withoutTheLibraryItGoesOnInSilence() {
        assertThat(Libsystemd.open("libsystemd-of-another-world.so.0")).isEmpty();
        assertThat(
                        ServiceManager.of(
                                Map.of("NOTIFY_SOCKET", "/run/systemd/notify"),
                                PID,
                                Optional::empty))
                .isEmpty();
    }

    @Test
    void aLibraryWithoutTheFunctionIsNone() {
        assertThat(Libsystemd.open("libc.so.6")).isEmpty();
    }

    @Test
    void tellsWhatTheManualPageSays() {
        ServiceManager manager = listening();
        manager.ready();
        manager.status("online at 192.168.1.10, 客廳");
        manager.alive();
        manager.stopping();
        assertThat(told)
                .containsExactly(
                        "READY=1", "STATUS=online at 192.168.1.10, 客廳", "WATCHDOG=1", "STOPPING=1");
    }

    @Test
    void aStatusIsOneLineAndNothingElse() {
        listening().status("lost: said\nMAINPID=1\u0000\r\n then");
        assertThat(told).containsExactly("STATUS=lost: said MAINPID=1 then");
    }

    @Test
    void aStatusHasAnEnd() {
        listening().status("x".repeat(5000));
        assertThat(told).singleElement().asString().hasSizeLessThan(350).endsWith("…");
    }

    @Test
    void givesASignOfLifeInHalfOfTheTime() {
        assertThat(listening("3000000", "4711").signOfLifeEvery())
                .contains(Duration.ofMillis(1500));
        assertThat(listening("3000000", "").signOfLifeEvery()).contains(Duration.ofMillis(1500));
    }

    @Test
    void doesNotAnswerAWatchdogForAnotherProcess() {
        assertThat(listening("3000000", "4712").signOfLifeEvery()).isEmpty();
        assertThat(listening().signOfLifeEvery()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "soon", "99999999999999999999", "1.5", ""})
    void noTimeIsNoWatchdog(String micros) {
        assertThat(listening(micros, "4711").signOfLifeEvery()).isEmpty();
    }

    @Test
    void aRehearsalNeedsNoListener() {
        assertThatCode(() -> ServiceManager.ofARehearsal().ifPresent(ServiceManager::ready))
                .doesNotThrowAnyException();
    }
}
