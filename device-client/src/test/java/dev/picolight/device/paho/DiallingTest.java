package dev.picolight.device.paho;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.diagnosis.Setback.NotReached;
import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.port.Dialer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Finding the Server, on a network that is made up here.
class DiallingTest {
    private Instant now = Instant.EPOCH;
    private final FakeNetwork network = new FakeNetwork();

    /// Attempts fail one after the other; when no failure is left they succeed.
    private final class FakeNetwork implements Dialer {
        private final List<String> resolved = new ArrayList<>();
        private final List<InetSocketAddress> dialled = new ArrayList<>();
        private final List<Duration> timeouts = new ArrayList<>();
        private List<InetAddress> addresses = addresses("10.77.0.1");
        private List<IOException> failures = List.of(new ConnectException("Connection refused"));
        private Optional<IOException> unresolved = Optional.empty();
        private Duration eachTakes = Duration.ofMillis(100);

        @Override
        public List<InetAddress> resolve(String host) throws IOException {
            resolved.add(host);
            if (unresolved.isPresent()) {
                throw unresolved.get();
            }
            return addresses;
        }

        @Override
        public Socket dial(InetSocketAddress to, Duration timeout) throws IOException {
            dialled.add(to);
            timeouts.add(timeout);
            now = now.plus(eachTakes.compareTo(timeout) < 0 ? eachTakes : timeout);
            int attempt = dialled.size() - 1;
            if (attempt < failures.size()) {
                throw failures.get(attempt);
            }
            return new Socket();
        }
    }

    private static List<InetAddress> addresses(String... literals) {
        return Arrays.stream(literals).map(InetAddress::ofLiteral).toList();
    }

    private Dialling.Result dial(String host, boolean allowLoopback) {
        return new Dialling(
                        new ConnectSettings(
                                new BrokerAddress(host, 1883),
                                allowLoopback,
                                "pi-3f2a",
                                Optional.empty(),
                                Duration.ofSeconds(30),
                                Duration.ofMinutes(5),
                                Optional.empty(),
                                Duration.ofSeconds(10)),
                        network,
                        () -> now)
                .dial();
    }

    private NotReached failure(String host) {
        return ((Dialling.Failed) dial(host, false)).setback();
    }

    @Nested
    class Loopback {
        @ParameterizedTest
        @CsvSource({"localhost", "Localhost.", "pi.localhost", "ip6-loopback"})
        void isRefusedByNameWithoutAskingANameService(String host) {
            assertThat(failure(host).trouble()).isEqualTo(Trouble.LOOPBACK);
            assertThat(network.resolved).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"127.0.0.1", "127.0.1.1", "::1", "0.0.0.0", "::"})
        void isRefusedByAddressWhateverTheName(String address) {
            network.addresses = addresses("10.77.0.1", address);
            NotReached setback = failure("raspberrypi");
            assertThat(setback.trouble()).isEqualTo(Trouble.LOOPBACK);
            assertThat(setback.detail()).startsWith("raspberrypi is ");
            assertThat(network.dialled).isEmpty();
        }

        @Test
        void isRefusedAlsoWhenTheNameWasUnknownBefore() {
            network.unresolved = Optional.of(new UnknownHostException("raspberrypi"));
            NotReached unknown = failure("raspberrypi");
            assertThat(unknown.trouble()).isEqualTo(Trouble.NAME_UNKNOWN);
            assertThat(unknown.mayPass()).as("tries again soon").isTrue();
            network.unresolved = Optional.empty();
            network.addresses = addresses("127.0.1.1");
            assertThat(failure("raspberrypi").trouble()).isEqualTo(Trouble.LOOPBACK);
            assertThat(network.dialled).isEmpty();
        }

        @Test
        void isDialledWhereTheSettingsAllowIt() {
            network.addresses = addresses("127.0.0.1");
            network.failures = List.of();
            assertThat(dial("localhost", true)).isInstanceOf(Dialling.Reached.class);
        }
    }

    @Nested
    class Addresses {
        @Test
        void areAskedForAnewEachTimeInAscii() {
            dial("客廳.example", false);
            dial("客廳.example", false);
            assertThat(network.resolved)
                    .containsExactly("xn--ubt00f.example", "xn--ubt00f.example");
        }

        @Test
        void areTriedInTheirOrderUntilOneAnswers() {
            network.addresses = addresses("fd00::1", "10.77.0.1", "10.77.0.2");
            assertThat(dial("broker", false)).isInstanceOf(Dialling.Reached.class);
            assertThat(network.dialled)
                    .extracting(to -> to.getAddress().getHostAddress() + " " + to.getPort())
                    .containsExactly("fd00:0:0:0:0:0:0:1 1883", "10.77.0.1 1883");
        }

        @Test
        void shareTheTime() {
            network.addresses = addresses("10.77.0.1", "10.77.0.2", "10.77.0.3");
            network.failures = List.of(new SocketTimeoutException("Connect timed out"));
            network.eachTakes = Duration.ofSeconds(60);
            dial("broker", false);
            assertThat(network.timeouts)
                    .extracting(Duration::toMillis)
                    .containsExactly(3_333L, 3_333L);
        }

        @Test
        void oneThatFailsAtOnceLeavesItsTimeToTheOthers() {
            network.addresses = addresses("10.77.0.1", "10.77.0.2");
            network.eachTakes = Duration.ZERO;
            dial("broker", false);
            assertThat(network.timeouts)
                    .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(10));
        }

        @Test
        void areAllNamedWhenNoneAnswers() {
            network.addresses = addresses("fd00::1", "10.77.0.1");
            network.failures =
                    List.of(
                            new SocketException("Network is unreachable"),
                            new ConnectException("Connection refused"));
            NotReached setback = failure("broker");
            assertThat(setback.trouble())
                    .as("the one that came nearest")
                    .isEqualTo(Trouble.REFUSED);
            assertThat(setback.detail())
                    .isEqualTo(
                            "fd00:0:0:0:0:0:0:1: Network is unreachable; 10.77.0.1: Connection refused");
        }

        @Test
        void mayBeNone() {
            network.addresses = List.of();
            assertThat(failure("broker").trouble()).isEqualTo(Trouble.NAME_UNKNOWN);
        }
    }

    @Nested
    class Evidences {
        static Stream<Arguments> failures() {
            return Stream.of(
                    Arguments.of(new ConnectException("Connection refused"), Trouble.REFUSED),
                    Arguments.of(new NoRouteToHostException("No route to host"), Trouble.NO_ROUTE),
                    Arguments.of(
                            new SocketTimeoutException("Connect timed out"), Trouble.TIMED_OUT),
                    Arguments.of(new ConnectException("Connection timed out"), Trouble.TIMED_OUT),
                    Arguments.of(
                            new ConnectException("Network is unreachable"), Trouble.NO_NETWORK),
                    Arguments.of(new SocketException("Connection reset"), Trouble.REFUSED),
                    Arguments.of(new SocketException("Broken pipe"), Trouble.REFUSED),
                    Arguments.of(new IOException("[Errno 104] ECONNRESET"), Trouble.REFUSED),
                    Arguments.of(new IOException("[Errno 113] EHOSTUNREACH"), Trouble.NO_NETWORK),
                    Arguments.of(new IOException("[Errno 103] ECONNABORTED"), Trouble.TIMED_OUT),
                    Arguments.of(new IOException("[Errno 110] ETIMEDOUT"), Trouble.TIMED_OUT),
                    Arguments.of(
                            new IOException("wrapped", new ConnectException("refused")),
                            Trouble.REFUSED),
                    Arguments.of(new IOException("no idea"), Trouble.OTHER));
        }

        @ParameterizedTest
        @MethodSource("failures")
        void tellTheTrouble(IOException failure, Trouble trouble) {
            network.failures = List.of(failure);
            assertThat(failure("broker").trouble()).isEqualTo(trouble);
        }

        @Test
        void ofANameAreNotThoseOfAConnection() {
            network.unresolved = Optional.of(new UnknownHostException("broker: no address"));
            assertThat(failure("broker").trouble()).isEqualTo(Trouble.NAME_UNKNOWN);
            network.unresolved = Optional.of(new IOException("OSError: -2"));
            assertThat(failure("broker").trouble()).isEqualTo(Trouble.NAME_UNKNOWN);
            assertThat(failure("broker").detail()).isEqualTo("OSError: -2");
        }

        @Test
        void includeTheTimeItTook() {
            network.eachTakes = Duration.ofMillis(3_100);
            assertThat(failure("broker").after()).isEqualTo(Duration.ofMillis(3_100));
        }
    }
}
