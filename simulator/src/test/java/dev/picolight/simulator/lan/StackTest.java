package dev.picolight.simulator.lan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.simulator.lan.Stack.Situation;
import dev.picolight.simulator.lan.VirtualLan.ClosedHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a board sees of each way in which connecting can fail: the truth table, row by row.
class StackTest {
    private static final double SPEED = 100;
    private static final Duration LONG = Duration.ofSeconds(200);
    private static final InetAddress BROKER = InetAddress.ofLiteral(VirtualLan.BROKER_ADDRESS);

    private final List<String> console = new CopyOnWriteArrayList<>();
    private Optional<Radio> radio = Optional.empty();

    @AfterEach
    void powerOff() {
        radio.ifPresent(Radio::close);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PICO_W | NO_WIFI            | [Errno 113] EHOSTUNREACH               | 0",
                "PICO_W | ITSELF             | [Errno 113] EHOSTUNREACH               | 0",
                "PICO_W | NOBODY             | [Errno 103] ECONNABORTED               | 18500",
                "PICO_W | SWALLOWED          | [Errno 103] ECONNABORTED               | 18500",
                "PICO_W | REFUSED            | [Errno 104] ECONNRESET                 | 0",
                "PICO_W | NAME_UNKNOWN       | OSError: -2                            | 0",
                "PICO_W | NAME_SERVER_SILENT | OSError: -2                            | 7000",
                "PICO_W | NO_NAME_SERVER     | OSError: -6                            | 0",
                "PICO_W | NAME_IMPOSSIBLE    | OSError: -16                           | 0",
                "PICO_W | IMPATIENT          | [Errno 110] ETIMEDOUT                  | 0",
                "PI     | NO_WIFI            | Network is unreachable                 | 0",
                "PI     | NOBODY             | No route to host                       | 3100",
                "PI     | REFUSED            | Connection refused                     | 0",
                "PI     | NAME_UNKNOWN       | Name or service not known              | 0",
                "PI     | IMPATIENT          | Connect timed out                      | 0",
            })
    void tellsEachSituationInItsOwnWords(
            Stack stack, Situation situation, String words, long millis) {
        assertThat(stack.of(situation).words()).isEqualTo(words);
        assertThat(stack.of(situation).after()).isEqualTo(Duration.ofMillis(millis));
    }

    private Radio joined(Stack stack, VirtualLan lan) throws InterruptedException {
        BlockingQueue<DeviceEvent> events = new LinkedBlockingQueue<>();
        Radio made =
                new Radio(
                        lan,
                        VirtualLan.boardAddress(0),
                        stack,
                        new Pace(SPEED),
                        new Random(1),
                        _ -> {},
                        console::add);
        radio = Optional.of(made);
        made.join(events::add);
        assertThat(events.poll(5, TimeUnit.SECONDS)).isNotNull();
        return made;
    }

    private static VirtualLan brokerOnLocalhostOnly(boolean drops) {
        return new VirtualLan("home", List.of(), List.of(new ClosedHost(BROKER, drops)));
    }

    /// Fails, and tells after how long on a board of full speed.
    private static Duration failure(Radio radio, InetAddress to, Duration limit, String words) {
        long began = System.nanoTime();
        Throwable thrown = catchThrowable(() -> radio.dial(new InetSocketAddress(to, 1883), limit));
        assertThat(thrown).isInstanceOf(IOException.class).hasMessageStartingWith(words);
        return Duration.ofNanos(Math.round((System.nanoTime() - began) * SPEED));
    }

    @Test
    void aBrokerOnLocalhostOnlyIsResetNotRefused() throws Exception {
        Radio pico = joined(Stack.PICO_W, brokerOnLocalhostOnly(false));
        failure(pico, BROKER, LONG, "[Errno 104] ECONNRESET");
        assertThat(console).containsExactly("[Errno 104] ECONNRESET");
    }

    @Test
    void onARaspberryPiItIsRefused() throws Exception {
        failure(joined(Stack.PI, brokerOnLocalhostOnly(false)), BROKER, LONG, "Connection refused");
    }

    @Test
    void lwipGivesUpAfterEighteenSecondsWhereNobodyAnswers() throws Exception {
        Radio pico = joined(Stack.PICO_W, brokerOnLocalhostOnly(true));
        assertThat(failure(pico, BROKER, LONG, "[Errno 103] ECONNABORTED"))
                .isGreaterThanOrEqualTo(Duration.ofMillis(18_500));
        assertThat(
                        failure(
                                pico,
                                InetAddress.ofLiteral("192.168.137.7"),
                                LONG,
                                "[Errno 103] ECONNABORTED"))
                .isGreaterThanOrEqualTo(Duration.ofMillis(18_500));
    }

    @Test
    void linuxGivesUpAnAddressThatNobodyHasAfterThreeSeconds() throws Exception {
        Radio pi = joined(Stack.PI, brokerOnLocalhostOnly(false));
        assertThat(failure(pi, InetAddress.ofLiteral("192.168.137.7"), LONG, "No route to host"))
                .isGreaterThanOrEqualTo(Duration.ofMillis(3_100));
    }

    @Test
    void aShorterLimitOfTheCallerComesFirst() throws Exception {
        Radio pico = joined(Stack.PICO_W, brokerOnLocalhostOnly(true));
        failure(pico, BROKER, Duration.ofMillis(20), "[Errno 110] ETIMEDOUT");
    }

    @Test
    void whatThisDesktopsNetworkSaysIsTranslated() throws Exception {
        int free;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = taken.getLocalPort();
        }
        VirtualLan lan =
                new VirtualLan(
                        "home",
                        List.of(
                                new NatRule(
                                        BROKER,
                                        Optional.empty(),
                                        new InetSocketAddress(
                                                InetAddress.getLoopbackAddress(), free))));
        failure(joined(Stack.PICO_W, lan), BROKER, LONG, "[Errno 104] ECONNRESET");
    }

    @Test
    void namesThatCannotBeAreNotAskedFor() throws Exception {
        Radio pico = joined(Stack.PICO_W, brokerOnLocalhostOnly(false));
        assertThat(catchThrowable(() -> pico.resolve(""))).hasMessageStartingWith("OSError: -16");
        assertThat(catchThrowable(() -> pico.resolve("a".repeat(300))))
                .hasMessageStartingWith("OSError: -16");
        assertThat(catchThrowable(() -> pico.resolve("localhost")))
                .hasMessageStartingWith("OSError: -2");
    }

    @Test
    void namesOfBoardsAreRead() {
        assertThat(Stack.named("pico-w")).contains(Stack.PICO_W);
        assertThat(Stack.named(" PI ")).contains(Stack.PI);
        assertThat(Stack.named("esp32")).isEmpty();
    }
}
