package dev.picolight.device.doctor;

import dev.picolight.device.diagnosis.Setback.NotReached;
import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.TlsSettings;
import dev.picolight.device.paho.Evidence;
import dev.picolight.device.port.Dialer;
import dev.picolight.device.tls.TlsFacts;
import dev.picolight.device.tls.TlsHandshake;
import dev.picolight.device.words.Words;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The handshake of TLS, and what the Server's certificate says.
final class TlsStep {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration DIAL_LIMIT = Duration.ofSeconds(3);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

    private final Known known;
    private final Dialer dialer;
    private final InstantSource time;

    TlsStep(Known known, Dialer dialer, InstantSource time) {
        this.known = known;
        this.dialer = dialer;
        this.time = time;
    }

    /// Looks. Blocks, within a limit; an interrupt ends it.
    Finding look() throws InterruptedException {
        DoctorWords say = Words.of(DoctorWords.class);
        Optional<TlsSettings> wanted = known.patient().connect().tls();
        if (wanted.isEmpty()) {
            return Finding.skipped(Step.TLS, say.noTls());
        }
        BrokerAddress server = known.patient().connect().address();
        InetAddress address =
                known.tried().orElseThrow(() -> new IllegalStateException("TLS before TCP"));
        Stopwatch watch = new Stopwatch(time);
        try {
            TlsHandshake handshake = TlsHandshake.prepare(wanted.get(), server);
            try (Socket dialled =
                    dialer.dial(new InetSocketAddress(address, server.port()), DIAL_LIMIT)) {
                handshake.over(dialled, LIMIT);
            }
            return agreed(say, handshake.facts(), watch.elapsed());
        } catch (IOException failure) {
            Interrupted.check();
            NotReached setback =
                    new NotReached(
                            Evidence.trouble(failure, Trouble.TLS),
                            server,
                            watch.elapsed(),
                            Evidence.words(failure));
            return Finding.fatal(
                    Step.TLS, setback.cause(), List.of(), watch.elapsed(), known.explain(setback));
        }
    }

    private static Finding agreed(DoctorWords say, Optional<TlsFacts> facts, Duration took) {
        List<String> evidence = new ArrayList<>();
        facts.flatMap(TlsFacts::certificate)
                .ifPresent(it -> {
                    evidence.add(say.certificateFor(it.names(), it.issuer()));
                    evidence.add(
                            say.certificateDates(DAY.format(it.from()), DAY.format(it.until())));
                });
        return Finding.ok(
                Step.TLS,
                say.tlsAgreed(facts.map(TlsFacts::protocol).orElse("TLS")),
                evidence,
                took);
    }
}
