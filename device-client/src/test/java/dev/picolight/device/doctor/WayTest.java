package dev.picolight.device.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.port.Dialer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The way to a Server that is not reached, over a network that is not there.
class WayTest {
    private final List<Step> begun = new ArrayList<>();
    private final FakeNetwork network = new FakeNetwork();

    /// One with a clock of its own.
    private static final class FakeNetwork implements Dialer {
        private Instant now = Instant.EPOCH;
        private Map<String, List<String>> names = Map.of();
        private Map<String, IOException> answers = Map.of();
        private String said = "Name or service not known";
        private Duration takes = Duration.ofMillis(2);

        @Override
        public List<InetAddress> resolve(String host) throws IOException {
            now = now.plus(takes);
            List<InetAddress> found = new ArrayList<>();
            for (String address : names.getOrDefault(host, List.of())) {
                found.add(InetAddress.ofLiteral(address));
            }
            if (found.isEmpty()) {
                throw new UnknownHostException(host + ": " + said);
            }
            return found;
        }

        @Override
        public Socket dial(InetSocketAddress to, Duration timeout) throws IOException {
            now = now.plus(takes.compareTo(timeout) < 0 ? takes : timeout);
            throw answers.getOrDefault(
                    to.getAddress().getHostAddress(), new ConnectException("Connection refused"));
        }
    }

    private Report examine(String host) throws InterruptedException {
        Patient patient =
                new Patient(
                        new ConnectSettings(
                                new BrokerAddress(host, 1883),
                                false,
                                "picolight-pi-1",
                                Optional.empty(),
                                Duration.ofSeconds(30),
                                Duration.ZERO,
                                Optional.empty(),
                                Duration.ofSeconds(10)),
                        "pi-1",
                        List.of("客廳"),
                        false);
        Examination.Watcher watcher =
                new Examination.Watcher() {
                    @Override
                    public void begins(Step step) {
                        begun.add(step);
                    }

                    @Override
                    public void found(Finding finding) {}
                };
        return new Report(
                new Examination(network, () -> network.now, new Random(1), watcher)
                        .of(
                                patient,
                                new Examination.Extras(Duration.ZERO, false, Optional.empty())));
    }

    private static List<String> causes(Report report) {
        return report.decisive().flatMap(Finding::explanation).stream()
                .flatMap(it -> it.causes().stream())
                .map(Explanation.Possible::code)
                .toList();
    }

    @Test
    void stopsAtANameThatNobodyKnows() throws InterruptedException {
        assertThat(causes(examine("brocker.lan"))).containsExactly("name-unknown");
        assertThat(begun).containsExactly(Step.NAME);
    }

    @Test
    void knowsWhyANameOfMdnsIsNotFound() throws InterruptedException {
        assertThat(causes(examine("pi.local"))).containsExactly("mdns-name");
    }

    @Test
    void blamesTheNameServiceThatDoesNotAnswer() throws InterruptedException {
        network.said = "Temporary failure in name resolution";
        network.takes = Duration.ofSeconds(12);
        assertThat(causes(examine("broker.lan"))).containsExactly("name-service-silent");
    }

    @Test
    void findsLoopbackBehindEveryName() throws InterruptedException {
        network.names = Map.of("myself", List.of("127.0.1.1"));
        assertThat(causes(examine("myself"))).containsExactly("localhost");
        assertThat(begun).containsExactly(Step.NAME, Step.ADDRESS);
    }

    @Test
    void triesEachAddressAndTellsByTheOneThatCameNearest() throws InterruptedException {
        network.names = Map.of("broker.lan", List.of("203.0.113.8", "203.0.113.9"));
        network.answers =
                Map.of(
                        "203.0.113.8",
                        new SocketTimeoutException("Connect timed out"),
                        "203.0.113.9",
                        new ConnectException("Connection refused"));
        Report report = examine("broker.lan");
        assertThat(causes(report)).contains("broker-down", "bound-to-loopback");
        assertThat(report.findings().getLast().evidence())
                .anySatisfy(line -> assertThat(line).contains("203.0.113.8: Connect timed out"))
                .anySatisfy(line -> assertThat(line).contains("203.0.113.9: Connection refused"));
        assertThat(begun).endsWith(Step.ROUTE, Step.TCP);
    }

    @Test
    void leavesTimeForTheLastOfSeveralAddresses() throws InterruptedException {
        SocketTimeoutException silence = new SocketTimeoutException("Connect timed out");
        network.names = Map.of("broker.lan", List.of("203.0.113.7", "203.0.113.8", "203.0.113.9"));
        network.answers = Map.of("203.0.113.7", silence, "203.0.113.8", silence);
        network.takes = Duration.ofSeconds(10);
        assertThat(causes(examine("broker.lan"))).contains("broker-down", "bound-to-loopback");
    }

    @Test
    void namesTheAddressesForWhichNoTimeIsLeft() throws InterruptedException {
        network.names =
                Map.of(
                        "broker.lan",
                        IntStream.rangeClosed(1, 14).mapToObj(it -> "203.0.113." + it).toList());
        network.takes = Duration.ofSeconds(10);
        assertThat(examine("broker.lan").findings().getLast().evidence())
                .hasSize(14)
                .anySatisfy(line -> assertThat(line).contains("203.0.113.12: Connection refused"))
                .anySatisfy(line -> assertThat(line).contains("203.0.113.13: not tried"))
                .anySatisfy(line -> assertThat(line).contains("203.0.113.14: not tried"));
    }

    @Test
    void doesNotTakeTheTimeItTookForAProofThatNobodyIsThere() throws InterruptedException {
        network.names = Map.of("203.0.113.9", List.of("203.0.113.9"));
        network.answers = Map.of("203.0.113.9", new NoRouteToHostException("No route to host"));
        network.takes = Duration.ofMillis(3100);
        assertThat(causes(examine("203.0.113.9")))
                .containsExactly("nobody-there", "firewall-rejects", "no-way");
    }

    @Test
    void doesNotGuessWhenNothingComesBack() throws InterruptedException {
        network.names = Map.of("203.0.113.9", List.of("203.0.113.9"));
        network.answers = Map.of("203.0.113.9", new SocketTimeoutException("Connect timed out"));
        network.takes = Duration.ofSeconds(10);
        assertThat(causes(examine("203.0.113.9"))).contains("nobody-there", "firewall-drops");
    }
}
