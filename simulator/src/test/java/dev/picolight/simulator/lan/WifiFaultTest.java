package dev.picolight.simulator.lan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.picolight.device.lifecycle.DeviceEvent.NetworkUp;
import dev.picolight.device.mqtt.Secret;
import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.fault.Fault.Wifi.Kind;
import dev.picolight.simulator.lan.Radio.Stage;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Wi-Fi that does not come about, or is lost.
class WifiFaultTest {
    private static final Fault DOWN = new Fault.Wifi(Kind.DOWN);

    @ParameterizedTest
    @CsvSource({
        "DOWN, NO_ACCESS_POINT, -2, no access point «home»",
        "NO_AP, NO_ACCESS_POINT, -2, no access point «home»",
        "WRONG_PASSWORD, WRONG_PASSWORD, -3, does not take the password"
    })
    void aJoinThatFailsIsToldAndTheNextTryAfterItsEndSucceeds(
            Kind kind, Stage stage, int status, String words) throws Exception {
        try (Bench bench = new Bench(Stack.PICO_W)) {
            Active fault = bench.begin(new Fault.Wifi(kind));
            bench.radio.join(bench.events::add);
            assertThat(bench.down()).contains(words);
            assertThat(bench.radio.stage()).isEqualTo(stage);
            assertThat(stage.wlanStatus()).isEqualTo(status);
            assertThat(bench.stages).containsExactly(Stage.STARTED, Stage.JOINING, stage);
            bench.end(fault);
            bench.joined();
        }
    }

    @Test
    void aBoardThatWasToldAnotherPasswordOrNameIsNotLetIn() throws Exception {
        WifiCredentials wrong = new WifiCredentials("home", Optional.of(new Secret("guess")));
        try (Bench bench =
                new Bench(
                        Stack.PICO_W,
                        1,
                        Optional.of(wrong),
                        lan -> lan.with(lan.accessPoint().withPassword(new Secret("right"))))) {
            bench.radio.join(bench.events::add);
            assertThat(bench.down()).contains("(status -3)").doesNotContain("guess");
        }
        WifiCredentials other = new WifiCredentials("Home", Optional.empty());
        try (Bench bench = new Bench(Stack.PICO_W, 1, Optional.of(other), lan -> lan)) {
            bench.radio.join(bench.events::add);
            assertThat(bench.down()).contains("«Home»").contains("(status -2)");
        }
    }

    @Test
    void withoutAnAddressItWaitsAndSaysSoUntilThereIsOne() throws Exception {
        try (Bench bench = new Bench(Stack.PICO_W)) {
            Active fault = bench.begin(new Fault.Wifi(Kind.NO_ADDRESS));
            bench.radio.join(bench.events::add);
            assertThat(bench.down()).contains("DHCP").contains("(status 2)");
            assertThat(bench.radio.stage()).isEqualTo(Stage.WAITING_FOR_ADDRESS);
            assertThatThrownBy(bench::dial).hasMessageContaining("[Errno 113]");
            bench.end(fault);
            await().until(() -> bench.radio.stage() == Stage.CONNECTED);
            await().until(() -> bench.events.stream().anyMatch(NetworkUp.class::isInstance));
        }
    }

    @Test
    void withoutDhcpThereIsNoAddress() throws Exception {
        try (Bench bench = new Bench(Stack.PICO_W, 1, Optional.empty(), VirtualLan::withoutDhcp)) {
            bench.radio.join(bench.events::add);
            assertThat(bench.down()).contains("DHCP");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = "WEAK", mode = EnumSource.Mode.EXCLUDE)
    void aBoardThatIsConnectedLosesItsWifi(Kind kind) throws Exception {
        try (Bench bench = new Bench(Stack.PICO_W).joined()) {
            Active fault = bench.begin(new Fault.Wifi(kind));
            assertThat(bench.down()).isNotEmpty();
            assertThat(bench.radio.stage()).isEqualTo(Stage.LOST);
            bench.end(fault);
            bench.joined();
        }
    }

    @Test
    void linkLostWhileConnected() throws Exception {
        try (Bench bench = new Bench(Stack.PICO_W).joined();
                Socket board = bench.dial();
                Socket served = bench.accept()) {
            Active fault = bench.begin(DOWN);
            assertThat(bench.down()).contains("is gone");
            assertThatThrownBy(() -> board.getOutputStream().write(1))
                    .hasMessage("[Errno 113] EHOSTUNREACH");
            assertThatThrownBy(() -> board.getInputStream().read())
                    .hasMessage("[Errno 103] ECONNABORTED");
            assertThat(bench.tapped.getLast()).startsWith("1 LOST");
            served.setSoTimeout(20);
            assertThatThrownBy(() -> served.getInputStream().read())
                    .as("the broker is not told")
                    .isInstanceOf(SocketTimeoutException.class);
            bench.end(fault);
            bench.joined();
            served.setSoTimeout(5000);
            served.getOutputStream().write(1);
            assertThatThrownBy(() -> served.getInputStream().read())
                    .as("the board knows nothing of it any more")
                    .hasMessage("Connection reset");
        }
    }

    @Test
    void onARaspberryPiALostLinkIsSilent() throws Exception {
        try (Bench bench = new Bench(Stack.PI).joined();
                Socket board = bench.dial();
                Socket served = bench.accept()) {
            bench.begin(DOWN);
            bench.down();
            board.getOutputStream().write(1);
            board.setSoTimeout(5);
            assertThatThrownBy(() -> board.getInputStream().read())
                    .isInstanceOf(SocketTimeoutException.class);
            assertThat(served.getInputStream().available()).isZero();
        }
    }

    @Test
    void aFaultOfAnotherBoardChangesNothing() throws Exception {
        try (Bench bench = new Bench(Stack.PICO_W)) {
            bench.faults.begin(DOWN, Optional.of("another"));
            bench.joined();
        }
    }

    @Test
    void aFaultOfAllBoardsIsAlsoOfThisOne() throws Exception {
        try (Bench bench = new Bench(Stack.PICO_W)) {
            bench.faults.begin(DOWN, Optional.empty());
            bench.radio.join(bench.events::add);
            bench.down();
        }
    }

    @Test
    void aWeakSignalLetsSomeJoinsFailAndIsLostNowAndThen() throws Exception {
        int failed = 0;
        for (int seed = 0; seed < 30; seed++) {
            try (Bench bench = new Bench(Stack.PICO_W, seed, Optional.empty(), lan -> lan)) {
                assertThat(bench.radio.signal()).isEqualTo(-52);
                bench.begin(new Fault.Wifi(Kind.WEAK));
                assertThat(bench.radio.signal()).isEqualTo(-85);
                bench.radio.join(bench.events::add);
                if (bench.next() instanceof NetworkUp) {
                    assertThat(bench.down()).contains("-85 dBm"); // lost after a while
                    assertThat(bench.radio.stage()).isEqualTo(Stage.LOST);
                } else {
                    failed++;
                    assertThat(bench.radio.stage()).isEqualTo(Stage.JOIN_FAILED);
                }
            }
        }
        assertThat(failed).isBetween(2, 20);
    }

    @Test
    void aWeakSignalThatIsStrongAgainIsNotLost() throws Exception {
        try (Bench bench = new Bench(Stack.PICO_W).joined()) {
            Active fault = bench.begin(new Fault.Wifi(Kind.WEAK));
            bench.end(fault);
            assertThat(bench.events.poll(150, TimeUnit.MILLISECONDS))
                    .as("longer than a weak one lasts at this speed")
                    .isNull();
        }
    }
}
