package dev.picolight.device.doctor;

import dev.picolight.device.port.Dialer;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// All steps, one after the other, as long as going on makes sense.
public final class Examination {
    private final Dialer dialer;
    private final InstantSource time;
    private final RandomGenerator chance;
    private final Watcher watcher;
    private final List<Finding> findings = new ArrayList<>();

    /// Sees each step as it happens. Called by the thread that examines.
    public interface Watcher {
        /// A step begins.
        void begins(Step step);

        /// A step has found something; more than once for a step that finds several things.
        void found(Finding finding);
    }

    /// What is looked at besides the way to the Server.
    ///
    /// @param listen how long commands are waited for; zero: not at all
    /// @param here whether this machine is said to be the Server's
    /// @param led looks at the LEDs
    public record Extras(Duration listen, boolean here, Optional<Examiner> led) {}

    /// @param time never goes backwards
    public Examination(Dialer dialer, InstantSource time, RandomGenerator chance, Watcher watcher) {
        this.dialer = dialer;
        this.time = time;
        this.chance = chance;
        this.watcher = watcher;
    }

    /// Examines. Blocks; each step has a limit, all together less than a minute, and an interrupt
    /// ends it at once.
    public List<Finding> of(Patient patient, Extras extras) throws InterruptedException {
        Known known = new Known(patient);
        OwnNetworks own = new OwnNetworks();
        Visit visit =
                new Visit(patient.asDoctor(chance.nextInt()), dialer, time, patient::isConcernedBy);
        try (visit) {
            way(known, own, visit, extras.listen());
        }
        if (extras.here() || isOnThisMachine(known, own)) {
            boolean forOthers =
                    extras.here()
                            || !known.addresses().stream().allMatch(InetAddress::isLoopbackAddress);
            take(Step.HERE, new BrokerMachine(known, time, forOthers));
        }
        if (extras.led().isPresent()) {
            take(Step.LED, extras.led().get());
        }
        return List.copyOf(findings);
    }

    /// The Server of a device beside it is looked at only where something is wrong: what others
    /// meet there is not asked.
    private boolean isOnThisMachine(Known known, OwnNetworks own) {
        boolean trouble =
                findings.stream()
                        .anyMatch(it ->
                                it.verdict() == Verdict.PROBLEM || it.verdict() == Verdict.UNKNOWN);
        return known.addresses().stream()
                .filter(own::isOwn)
                .anyMatch(it -> !it.isLoopbackAddress() || (known.patient().atBroker() && trouble));
    }

    private void way(Known known, OwnNetworks own, Visit visit, Duration listen)
            throws InterruptedException {
        boolean _ =
                take(Step.NAME, one(new NameStep(known, dialer, time)::look))
                        && take(Step.ADDRESS, one(new AddressStep(known, own, time)::look))
                        && take(Step.ROUTE, one(new RouteStep(known, own, time)::look))
                        && take(
                                Step.TCP,
                                one(
                                        new TcpStep(known, dialer, new NeighbourQuestion(), time)
                                                ::look))
                        && take(Step.TLS, one(new TlsStep(known, dialer, time)::look))
                        && take(Step.CONNECT, one(new ConnectStep(known, visit, time)::look))
                        && take(Step.SUBSCRIBE, one(new SubscribeStep(known, visit, time)::look))
                        && take(Step.HEAR, one(new HearStep(known, visit, time)::look))
                        && take(Step.AROUND, new AroundStep(known, visit, time, listen)::look);
    }

    /// Takes a step.
    ///
    /// @return whether the next one makes sense
    private boolean take(Step step, Examiner examiner) throws InterruptedException {
        Interrupted.check();
        watcher.begins(step);
        List<Finding> found = examiner.look();
        Interrupted.check();
        found.forEach(watcher::found);
        findings.addAll(found);
        return found.stream().allMatch(Finding::goesOn);
    }

    @FunctionalInterface
    private interface Single {
        Finding look() throws InterruptedException;
    }

    private static Examiner one(Single single) {
        return () -> List.of(single.look());
    }
}
