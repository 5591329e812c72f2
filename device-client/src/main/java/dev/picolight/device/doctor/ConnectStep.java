package dev.picolight.device.doctor;

import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.words.Words;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// CONNECT, as the device says it but for its Client Identifier and Will Message.
final class ConnectStep {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Known known;
    private final Visit visit;
    private final InstantSource time;

    ConnectStep(Known known, Visit visit, InstantSource time) {
        this.known = known;
        this.visit = visit;
        this.time = time;
    }

    /// Whether the Server may say no only because it was told no password.
    private static boolean isForThePassword(Setback why) {
        return why instanceof Setback.Refused refused
                && (refused.reason().equals(ReasonCode.BAD_USER_NAME_OR_PASSWORD)
                        || refused.reason().equals(ReasonCode.NOT_AUTHORIZED));
    }

    /// Looks. Blocks, within a limit; an interrupt ends it.
    Finding look() throws InterruptedException {
        DoctorWords say = Words.of(DoctorWords.class);
        Optional<ConnectSettings.Credentials> credentials = visit.settings().credentials();
        List<String> evidence = new ArrayList<>();
        credentials
                .filter(it -> it.password().isEmpty())
                .ifPresent(_ -> evidence.add(say.noPassword()));
        evidence.add(
                say.ownIdentifier(
                        visit.settings().clientIdentifier(),
                        known.patient().connect().clientIdentifier()));
        Stopwatch watch = new Stopwatch(time);
        try {
            visit.open(LIMIT);
        } catch (Broken broken) {
            Interrupted.check();
            if (isForThePassword(broken.why())
                    && credentials.filter(it -> it.password().isEmpty()).isPresent()) {
                return Finding.unknown(
                                Step.CONNECT,
                                say.refusedWithoutPassword(broken.why().cause()),
                                evidence,
                                watch.elapsed())
                        .asLast();
            }
            return Finding.fatal(
                    Step.CONNECT,
                    broken.why().cause(),
                    evidence,
                    watch.elapsed(),
                    known.explain(broken.why()));
        }
        return Finding.ok(
                Step.CONNECT,
                credentials.map(it -> say.connectedAs(it.user())).orElseGet(say::connected),
                evidence,
                watch.elapsed());
    }
}
