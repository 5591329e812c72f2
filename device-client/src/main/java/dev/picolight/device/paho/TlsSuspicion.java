package dev.picolight.device.paho;

import dev.picolight.device.diagnosis.Setback.NotReached;
import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.port.Dialer;
import dev.picolight.device.tls.TlsProbe;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/// Whether a Server that cuts connections without TLS wants to have TLS: it mostly says nothing.
///
/// It is asked once, over a connection of its own. The answer counts for each further cut, until
/// anything else has happened. May be used by any thread.
final class TlsSuspicion {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);

    private final ConnectSettings settings;
    private final Dialer dialer;
    private final InstantSource time;
    private Optional<Boolean> wantsTls = Optional.empty();
    private Optional<Thread> asking = Optional.empty();

    TlsSuspicion(ConnectSettings settings, Dialer dialer, InstantSource time) {
        this.settings = settings;
        this.dialer = dialer;
        this.time = time;
    }

    /// Whether it was perhaps for want of TLS.
    boolean isRaisedBy(NotReached setback) {
        return settings.tls().isEmpty()
                && (setback.trouble() == Trouble.RESET
                        || setback.trouble() == Trouble.CLOSED_BEFORE_CONNACK);
    }

    /// Returns at once.
    ///
    /// @param cut raises the suspicion
    /// @param told takes it back, or the better explanation; perhaps from another thread
    void explain(NotReached cut, Consumer<NotReached> told) {
        Optional<Boolean> known;
        synchronized (this) {
            known = wantsTls;
            if (known.isEmpty()) {
                Thread thread =
                        Thread.ofVirtual()
                                .name("mqtt probe")
                                .unstarted(() -> told.accept(explained(cut, ask())));
                asking = Optional.of(thread);
                thread.start();
            }
        }
        known.ifPresent(tls -> told.accept(explained(cut, tls)));
    }

    /// Something else has happened: the Server may be another one by now.
    synchronized void forget() {
        wantsTls = Optional.empty();
    }

    /// Ends the question, if it is being asked: nobody waits for the answer any more.
    synchronized void giveUp() {
        asking.ifPresent(Thread::interrupt); // which closes what a virtual thread waits for
        asking = Optional.empty();
    }

    private boolean ask() {
        boolean tls =
                new Dialling(settings, dialer, time).dial()
                                instanceof Dialling.Reached(Socket dialled)
                        && TlsProbe.isAnsweredInTls(dialled, ANSWER_LIMIT);
        synchronized (this) {
            if (asking.filter(Thread.currentThread()::equals).isPresent()) {
                asking = Optional.empty();
                wantsTls = Optional.of(tls);
            }
        }
        return tls;
    }

    private static NotReached explained(NotReached cut, boolean tls) {
        return tls
                ? new NotReached(
                        Trouble.TLS_EXPECTED,
                        cut.address(),
                        cut.after(),
                        EvidenceWords.say().wantsTls())
                : cut;
    }
}
