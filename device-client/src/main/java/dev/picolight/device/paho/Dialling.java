package dev.picolight.device.paho;

import dev.picolight.device.diagnosis.Setback.NotReached;
import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.port.Dialer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds the Server and opens a TCP connection to it: resolves the name anew, and tries every
/// address. Blocks; an interrupt ends it early.
final class Dialling {
    private final ConnectSettings settings;
    private final Dialer dialer;
    private final InstantSource time;
    private final Instant began;

    /// How it ended.
    sealed interface Result {}

    record Reached(Socket socket) implements Result {}

    record Failed(NotReached setback) implements Result {}

    private record Attempt(InetAddress address, IOException failure) {
        /// A Pico W's lwIP calls a refused connection reset; there was none to reset.
        Trouble trouble() {
            Trouble seen = Evidence.trouble(failure, Trouble.OTHER);
            return seen == Trouble.RESET ? Trouble.REFUSED : seen;
        }

        @Override
        public String toString() {
            return address.getHostAddress() + ": " + Evidence.words(failure);
        }
    }

    Dialling(ConnectSettings settings, Dialer dialer, InstantSource time) {
        this.settings = settings;
        this.dialer = dialer;
        this.time = time;
        this.began = time.instant();
    }

    Result dial() {
        BrokerAddress server = settings.address();
        if (!settings.allowLoopback() && server.isLocalhostByName()) {
            return failed(Trouble.LOOPBACK, EvidenceWords.say().alwaysItself(server.host()));
        }
        List<InetAddress> addresses;
        try {
            addresses = dialer.resolve(server.asciiHost());
        } catch (IOException unresolved) {
            return failed(
                    Evidence.trouble(unresolved, Trouble.NAME_UNKNOWN), Evidence.words(unresolved));
        }
        Optional<InetAddress> loopback = BrokerAddress.firstLoopback(addresses);
        if (!settings.allowLoopback() && loopback.isPresent()) {
            return failed(
                    Trouble.LOOPBACK,
                    EvidenceWords.say().isItself(server.host(), loopback.get().getHostAddress()));
        }
        return dialAll(addresses);
    }

    /// Each address gets its share of what is left: one that swallows packets must not use up the
    /// time of those after it.
    private Result dialAll(List<InetAddress> addresses) {
        List<Attempt> attempts = new ArrayList<>();
        for (InetAddress address : addresses) {
            Duration left = settings.connectTimeout().minus(elapsed());
            int untried = addresses.size() - attempts.size();
            if (!left.isPositive() || Thread.currentThread().isInterrupted()) {
                break;
            }
            try {
                return new Reached(
                        dialer.dial(
                                new InetSocketAddress(address, settings.address().port()),
                                left.dividedBy(untried)));
            } catch (IOException failure) {
                attempts.add(new Attempt(address, failure));
            }
        }
        return attempts.isEmpty()
                ? failed(
                        Trouble.NAME_UNKNOWN,
                        EvidenceWords.say().noAddress(settings.address().host()))
                : failed(
                        attempts.stream()
                                .map(Attempt::trouble)
                                .min(Comparator.comparingInt(Dialling::distance))
                                .orElseThrow(),
                        attempts.stream().map(Attempt::toString).collect(Collectors.joining("; ")));
    }

    /// Of several troubles the one that came nearest to the Server tells most.
    private static int distance(Trouble trouble) {
        return switch (trouble) {
            case NOT_MQTT,
                    MQTT_TOO_OLD,
                    CLOSED_BEFORE_CONNACK,
                    TLS,
                    TLS_FILES,
                    TLS_NO_ANSWER,
                    TLS_NOT_SPOKEN,
                    TLS_EXPECTED,
                    TLS_VERSION,
                    TLS_AUTHORITY_UNKNOWN,
                    TLS_NAME,
                    TLS_EXPIRED,
                    TLS_NOT_YET_VALID,
                    TLS_CLIENT_CERTIFICATE_MISSING,
                    TLS_CLIENT_CERTIFICATE_REFUSED ->
                    0;
            case REFUSED -> 1;
            case RESET -> 2;
            case TIMED_OUT -> 3;
            case NO_ROUTE -> 4;
            case OTHER -> 5;
            case NO_NETWORK -> 6;
            case LOOPBACK, NAME_UNKNOWN -> 7;
        };
    }

    Duration elapsed() {
        return Duration.between(began, time.instant());
    }

    /// Says that the Server was not reached.
    Failed failed(Trouble trouble, String detail) {
        return new Failed(new NotReached(trouble, settings.address(), elapsed(), detail));
    }
}
