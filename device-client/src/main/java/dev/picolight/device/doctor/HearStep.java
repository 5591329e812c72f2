package dev.picolight.device.doctor;

import dev.picolight.device.command.Answer;
import dev.picolight.device.diagnosis.Deafness;
import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.mqtt.UserProperty;
import dev.picolight.device.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Sends to the device's topics and hears it come back: the only proof that the Server's rules let
/// the device hear. The message is `?`, at which no LED changes (`docs/commands.md`), and expires
/// after two seconds.
final class HearStep {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final Duration EXPIRY = Duration.ofSeconds(2);
    private static final Payload QUESTION = Payload.of("?");
    private static final UserProperty MARK = new UserProperty("picolight", "doctor");

    private final Known known;
    private final Visit visit;
    private final InstantSource time;
    private final Map<TopicName, Instant> sent = new HashMap<>();

    HearStep(Known known, Visit visit, InstantSource time) {
        this.known = known;
        this.visit = visit;
        this.time = time;
    }

    /// What became of a message to a topic.
    private sealed interface Fate {
        record Arrived(Duration after) implements Fate {}

        /// This user may not write there.
        record Forbidden(ReasonCode reason) implements Fate {}

        /// The Server took it and does not deliver it.
        record Swallowed(ReasonCode reason) implements Fate {}

        record NotAnswered() implements Fate {}
    }

    /// Looks. Blocks, within a limit; an interrupt ends it.
    Finding look() throws InterruptedException {
        DoctorWords say = Words.of(DoctorWords.class);
        Patient patient = known.patient();
        Optional<TopicName> probe = patient.probe();
        if (probe.isEmpty()) {
            return Finding.skipped(Step.HEAR, say.noRoom());
        }
        Stopwatch watch = new Stopwatch(time);
        List<TopicName> topics = new ArrayList<>(patient.commands());
        topics.add(probe.get());
        try {
            topics.forEach(topic -> send(topic, probe.get()));
            visit.listen(LIMIT, () -> topics.stream().allMatch(this::isSettled) && isAnswered());
        } catch (Broken broken) {
            Interrupted.check();
            return Finding.fatal(
                    Step.HEAR,
                    broken.why().cause(),
                    List.of(),
                    watch.elapsed(),
                    known.explain(broken.why()));
        }
        return judged(say, probe.get(), watch.elapsed());
    }

    private Finding judged(DoctorWords say, TopicName probe, Duration took) {
        List<TopicName> commands = known.patient().commands();
        List<String> evidence = new ArrayList<>();
        commands.forEach(topic -> evidence.add(words(say, topic)));
        evidence.add(words(say, probe));
        answer().ifPresent(it -> evidence.add(say.deviceAnswers(it)));
        Optional<TopicName> deaf =
                commands.stream()
                        .filter(topic -> fate(topic) instanceof Fate.Swallowed)
                        .findFirst();
        if (deaf.isPresent()) {
            return Finding.problem(
                    Step.HEAR,
                    say.swallowed(deaf.get().text()),
                    evidence,
                    took,
                    known.explain(new Deafness.NothingArrived(deaf.get()).diagnosis()));
        }
        if (fate(probe) instanceof Fate.Forbidden(ReasonCode reason)
                && known.patient().ownCommands().filter(this::isForbidden).isPresent()
                && !hasToldOfItself()) {
            Setback setback = Setback.Refused.publishing(known.patient().own(), reason);
            return Finding.problem(
                    Step.HEAR, setback.cause(), evidence, took, known.explain(setback));
        }
        Optional<Duration> fastest =
                commands.stream()
                        .map(this::fate)
                        .filter(Fate.Arrived.class::isInstance)
                        .map(it -> ((Fate.Arrived) it).after())
                        .min(Duration::compareTo);
        List<TopicName> unread =
                known.patient().roomCommands().stream()
                        .filter(this::isForbidden)
                        .filter(topic -> !isHeard(topic))
                        .toList();
        boolean mind = !unread.isEmpty() || (isForbidden(probe) && !hasToldOfItself());
        return fastest.map(Duration::toMillis)
                .map(it ->
                        unread.isEmpty()
                                ? say.heardItself(it)
                                : say.heardItselfAlone(
                                        it,
                                        unread.stream()
                                                .map(TopicName::text)
                                                .collect(Collectors.joining(", "))))
                .map(it ->
                        mind
                                ? Finding.note(Step.HEAR, it, evidence, took)
                                : Finding.ok(Step.HEAR, it, evidence, took))
                .orElseGet(() -> Finding.unknown(Step.HEAR, say.notProved(), evidence, took));
    }

    private void send(TopicName topic, TopicName answers) {
        sent.put(topic, time.instant());
        visit.publish(
                new OutboundMessage(
                        topic,
                        topic.equals(answers) ? Payload.of("doctor") : QUESTION,
                        Qos.AT_LEAST_ONCE,
                        false,
                        Optional.of(EXPIRY),
                        Optional.empty(),
                        Optional.of(mark(topic)),
                        topic.text().endsWith("/" + known.patient().id() + "/message")
                                ? Optional.of(answers)
                                : Optional.empty(),
                        List.of(MARK)));
    }

    /// Tells our message from others, and one of ours from another.
    private Payload mark(TopicName topic) {
        return Payload.of(visit.settings().clientIdentifier() + " " + topic);
    }

    private boolean isSettled(TopicName topic) {
        return fate(topic) instanceof Fate.Arrived || fate(topic) instanceof Fate.Forbidden;
    }

    /// Whoever has sent it, and be it long ago: it may be read.
    private boolean isHeard(TopicName topic) {
        return visit.heard().stream().anyMatch(it -> it.message().topic().equals(topic));
    }

    private boolean isForbidden(TopicName topic) {
        return fate(topic) instanceof Fate.Forbidden;
    }

    private Fate fate(TopicName topic) {
        Optional<Instant> arrived =
                visit.heard().stream()
                        .filter(it -> it.message().topic().equals(topic))
                        .filter(it ->
                                it.message().correlationData().equals(Optional.of(mark(topic))))
                        .map(Visit.Heard::at)
                        .findFirst();
        if (arrived.isPresent()) {
            Instant began = Optional.ofNullable(sent.get(topic)).orElse(arrived.get());
            return new Fate.Arrived(Duration.between(began, arrived.get()));
        }
        return visit.acknowledged(topic)
                .<Fate>map(reason ->
                        reason.isFailure()
                                ? new Fate.Forbidden(reason)
                                : new Fate.Swallowed(reason))
                .orElseGet(Fate.NotAnswered::new);
    }

    /// The device that runs has answered, or there is none that could.
    private boolean isAnswered() {
        return !saysItIsOnline() || answer().isPresent();
    }

    private Optional<Long> answer() {
        return visit.heard().stream()
                .filter(it -> known.patient().probe().equals(Optional.of(it.message().topic())))
                .filter(it -> Answer.read(it.message().payload()).isPresent())
                .flatMap(it ->
                        sent.entrySet().stream()
                                .filter(each ->
                                        it.message()
                                                .correlationData()
                                                .equals(Optional.of(mark(each.getKey()))))
                                .map(each -> Duration.between(each.getValue(), it.at()).toMillis()))
                .findFirst();
    }

    private boolean saysItIsOnline() {
        return visit.heard().stream().anyMatch(it -> Status.of(it.message(), known.patient()));
    }

    /// Its status stands at the Server, so it may write there.
    private boolean hasToldOfItself() {
        return visit.heard().stream()
                .anyMatch(it -> known.patient().status().equals(Optional.of(it.message().topic())));
    }

    /// A rule for each topic, as some write them, needs none for the one that is tried here alone.
    private String forbidden(DoctorWords say, TopicName topic, String reason) {
        Patient patient = known.patient();
        if (patient.roomCommands().contains(topic) && !isHeard(topic)) {
            return say.mayNotCommand(topic.text(), reason);
        }
        return patient.status()
                .filter(_ -> patient.probe().equals(Optional.of(topic)) && !hasToldOfItself())
                .map(status -> say.statusNotTried(topic.text(), reason, status.text()))
                .orElseGet(() -> say.mayNotWrite(topic.text(), reason));
    }

    private String words(DoctorWords say, TopicName topic) {
        return switch (fate(topic)) {
            case Fate.Arrived(Duration after) -> say.arrived(topic.text(), after.toMillis());
            case Fate.Forbidden(ReasonCode reason) -> forbidden(say, topic, reason.toString());
            case Fate.Swallowed(ReasonCode reason) ->
                    say.notDelivered(topic.text(), reason.toString());
            case Fate.NotAnswered() -> say.noPuback(topic.text(), LIMIT.toSeconds());
        };
    }
}
