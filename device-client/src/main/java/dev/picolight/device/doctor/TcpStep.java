package dev.picolight.device.doctor;

import dev.picolight.device.diagnosis.Setback.NotReached;
import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.paho.Evidence;
import dev.picolight.device.port.Dialer;
import dev.picolight.device.words.Words;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether a TCP connection comes about with each of the addresses.
final class TcpStep {
    /// For one address: longer than the kernel takes to give up one that nobody has (3.1 s, or 8 s
    /// when it knew somebody there before).
    private static final Duration EACH = Duration.ofSeconds(10);

    /// Enough for every Server that is there.
    private static final Duration LEAST = Duration.ofSeconds(1);

    private static final Duration ALL = Duration.ofSeconds(12);

    /// As for the device, the one that came nearest to the Server tells most.
    private static final List<Trouble> NEAREST_FIRST =
            List.of(
                    Trouble.REFUSED,
                    Trouble.RESET,
                    Trouble.TIMED_OUT,
                    Trouble.NO_ROUTE,
                    Trouble.OTHER,
                    Trouble.NO_NETWORK);

    private final Known known;
    private final Dialer dialer;
    private final NeighbourQuestion neighbours;
    private final InstantSource time;

    private record Attempt(
            InetAddress address, Optional<Trouble> trouble, String words, Duration took) {
        boolean worked() {
            return trouble.isEmpty();
        }

        int distance() {
            int at = trouble.map(NEAREST_FIRST::indexOf).orElse(-1);
            return at < 0 ? NEAREST_FIRST.size() : at;
        }
    }

    TcpStep(Known known, Dialer dialer, NeighbourQuestion neighbours, InstantSource time) {
        this.known = known;
        this.dialer = dialer;
        this.neighbours = neighbours;
        this.time = time;
    }

    /// Looks. Blocks, within a limit; an interrupt ends it.
    Finding look() throws InterruptedException {
        DoctorWords say = Words.of(DoctorWords.class);
        Stopwatch watch = new Stopwatch(time);
        List<Attempt> attempts = new ArrayList<>();
        List<String> notTried = new ArrayList<>();
        int waiting = known.addresses().size();
        for (InetAddress address : known.addresses()) {
            Duration left = ALL.minus(watch.elapsed());
            if (left.isPositive()) {
                attempts.add(attempt(address, share(left, waiting)));
            } else {
                notTried.add(say.addressNotTried(NameStep.shown(address), ALL.toSeconds()));
            }
            waiting--;
        }
        List<String> evidence =
                known.addresses().size() == 1
                        ? List.of()
                        : Stream.concat(
                                        attempts.stream().map(it -> words(say, it)),
                                        notTried.stream())
                                .toList();
        Optional<Attempt> worked = attempts.stream().filter(Attempt::worked).findFirst();
        if (worked.isPresent()) {
            known.foundNearest(worked.get().address(), neighbours.isThere(worked.get().address()));
            String summary =
                    say.tcpConnected(
                            NameStep.shown(worked.get().address()),
                            known.patient().connect().address().port());
            return notTried.isEmpty() && attempts.stream().allMatch(Attempt::worked)
                    ? Finding.ok(Step.TCP, summary, evidence, watch.elapsed())
                    : Finding.note(Step.TCP, summary, evidence, watch.elapsed());
        }
        return notReached(attempts, evidence, watch);
    }

    /// Of the time that is left: as much as for each of those who wait for it.
    private static Duration share(Duration left, int waiting) {
        return Stream.of(Collections.max(List.of(left.dividedBy(waiting), LEAST)), left, EACH)
                .min(Comparator.naturalOrder())
                .orElse(left);
    }

    private Attempt attempt(InetAddress address, Duration limit) throws InterruptedException {
        Stopwatch watch = new Stopwatch(time);
        int port = known.patient().connect().address().port();
        try (Socket _ = dialer.dial(new InetSocketAddress(address, port), limit)) {
            return new Attempt(address, Optional.empty(), "", watch.elapsed());
        } catch (IOException failure) {
            Interrupted.check();
            return new Attempt(
                    address,
                    Optional.of(Evidence.trouble(failure, Trouble.OTHER)),
                    Evidence.words(failure),
                    watch.elapsed());
        }
    }

    private Finding notReached(List<Attempt> attempts, List<String> evidence, Stopwatch watch) {
        Attempt nearest =
                attempts.stream()
                        .min(Comparator.comparingInt(Attempt::distance))
                        .orElseThrow(() -> new IllegalStateException("a name that has no address"));
        known.foundNearest(nearest.address(), neighbours.isThere(nearest.address()));
        NotReached setback =
                new NotReached(
                        nearest.trouble().orElseThrow(),
                        known.patient().connect().address(),
                        nearest.took(),
                        nearest.words());
        return Finding.fatal(
                Step.TCP, setback.cause(), evidence, watch.elapsed(), known.explain(setback));
    }

    private static String words(DoctorWords say, Attempt attempt) {
        String address = NameStep.shown(attempt.address());
        long millis = attempt.took().toMillis();
        return attempt.worked()
                ? say.addressAnswers(address, millis)
                : say.addressFails(address, attempt.words(), millis);
    }
}
