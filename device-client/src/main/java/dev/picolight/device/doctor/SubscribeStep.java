package dev.picolight.device.doctor;

import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.lifecycle.DeviceProfile;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.Subscription.RetainHandling;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.words.Words;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// SUBSCRIBE to the device's topics, as the device does, but with the retained messages. That a
/// Server grants it proves little: Mosquitto grants everything, and then delivers nothing.
final class SubscribeStep {
    private static final Duration LIMIT = Duration.ofSeconds(4);

    private final Known known;
    private final Visit visit;
    private final InstantSource time;

    SubscribeStep(Known known, Visit visit, InstantSource time) {
        this.known = known;
        this.visit = visit;
        this.time = time;
    }

    /// Looks. Blocks, within a limit; an interrupt ends it.
    Finding look() throws InterruptedException {
        DoctorWords say = Words.of(DoctorWords.class);
        Patient patient = known.patient();
        if (patient.rooms().isEmpty()) {
            return Finding.note(Step.SUBSCRIBE, say.noRoomAtAll(), List.of(), Duration.ZERO);
        }
        Stopwatch watch = new Stopwatch(time);
        Map<TopicFilter, ReasonCode> answers;
        try {
            answers = visit.subscribe(wanted(), LIMIT);
        } catch (Broken broken) {
            Interrupted.check();
            return Finding.fatal(
                    Step.SUBSCRIBE,
                    broken.why().cause(),
                    List.of(),
                    watch.elapsed(),
                    known.explain(broken.why()));
        }
        List<String> evidence = new ArrayList<>();
        Optional<Setback> refused = Optional.empty();
        boolean noted = false;
        for (TopicName topic : patient.allCommands()) {
            ReasonCode reason = answer(answers, topic);
            evidence.add(say.topicAnswer(topic.text(), reason.toString()));
            if (reason.isFailure() && topic.equals(DeviceProfile.HOUSE_COMMANDS)) {
                noted = true;
                evidence.add(say.houseRefused());
            } else if (reason.isFailure() && refused.isEmpty()) {
                refused = Optional.of(Setback.Refused.subscription(topic.text(), reason));
            }
        }
        if (refused.isPresent()) {
            return Finding.problem(
                    Step.SUBSCRIBE,
                    refused.get().cause(),
                    evidence,
                    watch.elapsed(),
                    known.explain(refused.get()));
        }
        String summary = say.subscribed(patient.allCommands().size());
        return noted
                ? Finding.note(Step.SUBSCRIBE, summary, evidence, watch.elapsed())
                : Finding.ok(Step.SUBSCRIBE, summary, evidence, watch.elapsed());
    }

    private List<Subscription> wanted() {
        Patient patient = known.patient();
        return Stream.of(
                        patient.allCommands().stream(),
                        patient.probe().stream(),
                        patient.status().stream())
                .flatMap(topics -> topics)
                .map(topic ->
                        new Subscription(
                                TopicFilter.exactly(topic),
                                Qos.AT_LEAST_ONCE,
                                false,
                                false,
                                RetainHandling.SEND))
                .toList();
    }

    private static ReasonCode answer(Map<TopicFilter, ReasonCode> answers, TopicName topic) {
        return answers.getOrDefault(TopicFilter.exactly(topic), ReasonCode.PROTOCOL_ERROR);
    }
}
