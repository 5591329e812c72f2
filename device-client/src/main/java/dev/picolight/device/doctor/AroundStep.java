package dev.picolight.device.doctor;

import dev.picolight.device.diagnosis.Cause;
import dev.picolight.device.diagnosis.Deafness;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.Subscription.RetainHandling;
import dev.picolight.device.mqtt.TlsSettings;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.words.Words;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What is said at the Server beside the device's own topics: commands that were sent with the
/// RETAIN flag, or to a topic that only looks like the device's.
final class AroundStep {
    private static final TopicFilter EVERYTHING = new TopicFilter("#");
    private static final Duration SUBACK_LIMIT = Duration.ofSeconds(4);

    /// Retained messages come at once.
    private static final Duration RETAINED = Duration.ofMillis(500);

    private static final int TOPICS_SHOWN = 10;

    private final Known known;
    private final Visit visit;
    private final InstantSource time;
    private final Duration listen;

    /// @param listen for how long commands are waited for
    AroundStep(Known known, Visit visit, InstantSource time, Duration listen) {
        this.known = known;
        this.visit = visit;
        this.time = time;
        this.listen = listen;
    }

    /// A topic that is nearly the device's.
    ///
    /// @param live whether somebody sends there now; otherwise a message has been kept there
    private record Near(TopicName wanted, TopicName heard, Cause way, boolean live) {}

    /// Looks. Blocks, within a limit; an interrupt ends it.
    List<Finding> look() throws InterruptedException {
        DoctorWords say = Words.of(DoctorWords.class);
        if (known.patient().rooms().isEmpty()) {
            return List.of(Finding.skipped(Step.AROUND, say.noRoom()));
        }
        Stopwatch watch = new Stopwatch(time);
        int before = visit.heard().size();
        boolean everything;
        try {
            ReasonCode answer =
                    visit.subscribe(
                                    List.of(Subscription.forNews(EVERYTHING, RetainHandling.SEND)),
                                    SUBACK_LIMIT)
                            .getOrDefault(EVERYTHING, ReasonCode.PROTOCOL_ERROR);
            everything = !answer.isFailure();
            visit.listen(listen.compareTo(RETAINED) > 0 ? listen : RETAINED, () -> false);
        } catch (Broken broken) {
            Interrupted.check();
            return List.of(
                    Finding.problem(
                            Step.AROUND,
                            broken.why().cause(),
                            List.of(),
                            watch.elapsed(),
                            known.explain(broken.why())));
        }
        return judged(say, everything, before, watch.elapsed());
    }

    private List<Finding> judged(DoctorWords say, boolean everything, int before, Duration took) {
        List<InboundMessage> messages = visit.heard().stream().map(Visit.Heard::message).toList();
        List<Finding> findings = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Set<Near> alike = near(messages);
        for (Near near : alike) {
            if (near.way() == Cause.TOPIC_TYPING) { // perhaps another room
                notes.add(say.alike(shown(near.heard()), shown(near.wanted())));
            } else if (!near.live()) {
                notes.add(
                        say.retainedBeside(
                                shown(near.heard()), shown(near.wanted()), clearing(near.heard())));
            } else {
                findings.add(
                        Finding.problem(
                                Step.AROUND,
                                say.sentBeside(shown(near.heard()), shown(near.wanted())),
                                List.of(),
                                took,
                                known.explain(
                                        new Deafness.TopicDiffers(
                                                        near.wanted(), near.heard(), near.way())
                                                .diagnosis())));
            }
        }
        for (TopicName topic : retained(messages)) {
            findings.add(
                    Finding.problem(
                            Step.AROUND,
                            say.retained(shown(topic)),
                            List.of(),
                            took,
                            known.explain(new Deafness.RetainedCommand(topic).diagnosis())));
        }
        if (messages.stream().anyMatch(it -> Status.of(it, known.patient()))) {
            notes.add(say.alreadyOnline(known.patient().id()));
        }
        if (!everything) {
            notes.add(say.notEverything());
        }
        if (listen.isPositive()) {
            notes.addAll(commands(say, messages.subList(before, messages.size())));
            if (alike.isEmpty()) { // a Server may grant `#` and deliver only what its rules allow
                String room = Shown.forShell(known.patient().rooms().getFirst());
                broker().map(it -> say.listenAsOther(it, room, listen.toSeconds()))
                        .ifPresent(notes::add);
            }
        }
        if (visit.hasMissedSome()) {
            findings.add(
                    Finding.unknown(Step.AROUND, say.tooMuch(Visit.NEWS_MAX), List.of(), took));
        }
        if (findings.isEmpty() || !notes.isEmpty()) {
            findings.add(
                    notes.isEmpty()
                            ? Finding.ok(Step.AROUND, say.nothingBeside(), List.of(), took)
                            : Finding.note(Step.AROUND, say.around(), notes, took));
        }
        return findings;
    }

    private Set<Near> near(List<InboundMessage> messages) {
        Set<Near> found = new LinkedHashSet<>();
        List<TopicName> own = known.patient().allCommands();
        Set<TopicName> live =
                messages.stream()
                        .filter(it -> !it.retained())
                        .map(InboundMessage::topic)
                        .collect(Collectors.toSet());
        for (InboundMessage message : messages) {
            TopicName heard = message.topic();
            if (own.contains(heard) || message.payload().size() == 0) {
                continue;
            }
            for (TopicName wanted : own) {
                Optional<Cause> way = NearTopic.difference(wanted.text(), heard.text());
                if (way.isPresent()) {
                    found.add(new Near(wanted, heard, way.get(), live.contains(heard)));
                    break;
                }
            }
            if (found.size() >= TOPICS_SHOWN) {
                break;
            }
        }
        return found;
    }

    /// The Server as `--broker` takes it, and how one comes there; empty when that takes a
    /// certificate of one's own, which only settings can name.
    private Optional<String> broker() {
        ConnectSettings connect = known.patient().connect();
        if (connect.tls().flatMap(TlsSettings::identity).isPresent()) {
            return Optional.empty();
        }
        String tls =
                connect.tls()
                        .map(it ->
                                it.ca()
                                        .map(ca -> " --tls-ca " + Shown.forShell(ca.toString()))
                                        .orElse(" --tls"))
                        .orElse("");
        String here = known.patient().atBroker() ? " --here" : "";
        return Optional.of(connect.address() + tls + here);
    }

    private String clearing(TopicName topic) {
        return known.explain(new Deafness.RetainedCommand(topic).diagnosis())
                .command()
                .map(Explanation.Command::text)
                .orElse("");
    }

    private Set<TopicName> retained(List<InboundMessage> messages) {
        Set<TopicName> found = new LinkedHashSet<>();
        messages.stream()
                .filter(InboundMessage::retained)
                .filter(it -> it.payload().size() > 0)
                .map(InboundMessage::topic)
                .filter(known.patient().allCommands()::contains)
                .forEach(found::add);
        return found;
    }

    private List<String> commands(DoctorWords say, List<InboundMessage> messages) {
        List<String> heard =
                messages.stream()
                        .filter(it -> !it.retained())
                        .filter(it -> known.patient().allCommands().contains(it.topic()))
                        .distinct()
                        .limit(TOPICS_SHOWN)
                        .map(it ->
                                say.heardCommand(
                                        shown(it.topic()),
                                        it.payload()
                                                .text()
                                                .map(Shown::quoted)
                                                .orElse(it.payload().toString())))
                        .toList();
        return heard.isEmpty() && !visit.hasMissedSome()
                ? List.of(say.heardNoCommand(listen.toSeconds()))
                : heard;
    }

    private static String shown(TopicName topic) {
        return Shown.bounded(topic.text(), Shown.LENGTH_MAX);
    }
}
