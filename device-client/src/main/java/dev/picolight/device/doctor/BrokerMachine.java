package dev.picolight.device.doctor;

import dev.picolight.device.brokerhost.BrokerHost;
import dev.picolight.device.brokerhost.HereCause;
import dev.picolight.device.brokerhost.HereFinding;
import dev.picolight.device.brokerhost.HereQuestion;
import dev.picolight.device.brokerhost.HereStep;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.words.Words;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The Server's own machine, which is this one.
final class BrokerMachine implements Examiner {
    private static final String CODE = "here-";

    private static final Set<HereCause> FOR_OTHERS =
            EnumSet.of(
                    HereCause.LISTENS_ON_LOOPBACK,
                    HereCause.LOCAL_ONLY_MODE,
                    HereCause.LISTENER_ON_LOOPBACK,
                    HereCause.BIND_ADDRESS_ON_LOOPBACK,
                    HereCause.FIREWALL_BLOCKS);

    private static final Set<HereCause> LISTENING =
            EnumSet.of(
                    HereCause.LISTENS_ON_ALL,
                    HereCause.LISTENS_ON_NETWORK,
                    HereCause.LISTENS_ON_LOOPBACK,
                    HereCause.OTHER_PROGRAM_LISTENS,
                    HereCause.PROGRAM_NOT_SEEN);

    private static final Set<HereCause> OF_MOSQUITTO =
            EnumSet.of(
                    HereCause.SERVICE_DOES_NOT_RUN,
                    HereCause.NO_PROCESS,
                    HereCause.PROGRAM_MISSING);

    private static final Set<HereCause> ON_NETWORK =
            EnumSet.of(HereCause.LISTENS_ON_ALL, HereCause.LISTENS_ON_NETWORK);

    /// Why it does not start, found elsewhere than in its configuration.
    private static final Set<HereCause> NOT_STARTED =
            EnumSet.of(
                    HereCause.NAMED_FILE_MISSING,
                    HereCause.NAMED_FILE_WITH_MORE,
                    HereCause.NAMED_FILE_CLOSED_TO_BROKER,
                    HereCause.RULE_NOT_ACCEPTED,
                    HereCause.PROGRAM_MISSING);

    /// Where sockets and the service come from.
    private static final Set<HereStep> ORIGINS =
            EnumSet.of(
                    HereStep.CONFIGURATION,
                    HereStep.LISTENER,
                    HereStep.USERS,
                    HereStep.CERTIFICATES);

    private final Known known;
    private final InstantSource time;
    private final boolean forOthers;
    private final Optional<Path> configuration;

    /// @param forOthers whether devices on other machines matter, not only the patient
    BrokerMachine(Known known, InstantSource time, boolean forOthers) {
        this(known, time, forOthers, Optional.empty());
    }

    /// The same of a Mosquitto with another main file.
    BrokerMachine(
            Known known, InstantSource time, boolean forOthers, Optional<Path> configuration) {
        this.known = known;
        this.time = time;
        this.forOthers = forOthers;
        this.configuration = configuration;
    }

    @Override
    public List<Finding> look() throws InterruptedException {
        ConnectSettings connect = known.patient().connect();
        Seen seen = new Seen();
        BrokerHost.ofThisMachine()
                .inspect(
                        new HereQuestion(
                                connect.address().port(),
                                used(),
                                connect.credentials().map(ConnectSettings.Credentials::user),
                                configuration,
                                BrokerHost.ownAddresses()),
                        seen::add);
        return seen.findings.isEmpty()
                ? List.of(Finding.skipped(Step.HERE, Words.of(DoctorWords.class).nothingHere()))
                : seen.findings;
    }

    /// What was seen so far.
    private final class Seen {
        private final List<Finding> findings = new ArrayList<>();
        private Stopwatch watch = new Stopwatch(time);

        /// Whether anything has the port open.
        private boolean listens;

        /// Whether it is open to the network.
        private boolean isOpen;

        /// Whether it is another program, of which Mosquitto's files say nothing.
        private boolean isForeign;

        void add(HereFinding found) {
            Finding finding = finding(found, listens, watch.elapsed());
            findings.add(
                    finding.verdict() == Verdict.PROBLEM
                            ? finding.explaining(explained(found))
                                    .asOrigin(isOrigin(found) && !isForeign)
                            : finding);
            listens |= LISTENING.contains(found.cause());
            isOpen |= ON_NETWORK.contains(found.cause());
            isForeign |= found.cause() == HereCause.OTHER_PROGRAM_LISTENS;
            watch = new Stopwatch(time);
        }

        /// Files do not keep anybody from a port that is open all the same.
        private Set<Step> explained(HereFinding found) {
            Set<Step> steps = EnumSet.copyOf(BrokerMachine.explained(found.step()));
            if (NOT_STARTED.contains(found.cause())) {
                steps.add(Step.TCP);
                steps.add(Step.CONNECT);
            }
            if (found.cause() == HereCause.LISTENER_NOT_IN_FORCE) {
                steps.remove(Step.CONNECT);
            }
            if (isOpen && found.step() != HereStep.FIREWALL) {
                steps.remove(Step.TCP);
            }
            return steps;
        }
    }

    /// The address under which devices reach the Server. Localhost is none for those elsewhere.
    private Optional<InetAddress> used() {
        return known.tried()
                .or(() -> known.addresses().stream().findFirst())
                .filter(it -> !(forOthers && it.isLoopbackAddress()));
    }

    private Finding finding(HereFinding found, boolean listens, Duration took) {
        String summary = Words.of(DoctorWords.class).clause(found.stepName(), bare(found.says()));
        List<String> evidence = found.evidence();
        List<String> more = with(evidence, found.remedy());
        return switch (found.verdict()) {
            case GOOD -> Finding.ok(Step.HERE, summary, evidence, took);
            case NOTE -> Finding.note(Step.HERE, summary, more, took);
            case UNKNOWN ->
                    forOthers
                            ? Finding.unknown(Step.HERE, summary, more, took)
                            : Finding.note(Step.HERE, summary, more, took);
            case PROBLEM ->
                    isNone(found.cause(), listens)
                            ? Finding.note(Step.HERE, summary, evidence, took)
                            : Finding.problem(
                                    Step.HERE, summary, evidence, took, explanation(found));
        };
    }

    /// Whether it keeps nobody from the Server who matters: a device beside the Server needs no
    /// other address, and where something listens it need not be Mosquitto.
    private boolean isNone(HereCause cause, boolean listens) {
        return (!forOthers && FOR_OTHERS.contains(cause))
                || (!forOthers && listens && cause == HereCause.LISTENER_NOT_IN_FORCE)
                || (listens && OF_MOSQUITTO.contains(cause));
    }

    private static boolean isOrigin(HereFinding found) {
        return ORIGINS.contains(found.step())
                || NOT_STARTED.contains(found.cause())
                || found.cause() == HereCause.LISTENER_NOT_IN_FORCE;
    }

    private static Set<Step> explained(HereStep step) {
        return switch (step) {
            case SOCKETS, LISTENER, FIREWALL -> Set.of(Step.TCP);
            case CONFIGURATION, SERVICE -> Set.of(Step.TCP, Step.CONNECT);
            case USERS -> Set.of(Step.CONNECT);
            case RULES -> Set.of(Step.HEAR, Step.SUBSCRIBE);
            case CERTIFICATES -> Set.of(Step.TCP, Step.TLS);
        };
    }

    private static List<String> with(List<String> evidence, String remedy) {
        List<String> more = new ArrayList<>(evidence);
        if (!remedy.isEmpty()) {
            more.add(remedy);
        }
        return more;
    }

    private static Explanation explanation(HereFinding found) {
        return Explanation.of(
                CODE + found.cause().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                bare(found.says()),
                found.remedy(),
                found.nextCommand().map(text -> new Explanation.Command(false, text)));
    }

    /// Sentences become the clause of another.
    private static String bare(String sentences) {
        return sentences.replaceFirst("[.。]$", "");
    }
}
