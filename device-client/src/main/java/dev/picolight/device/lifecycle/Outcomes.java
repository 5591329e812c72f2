package dev.picolight.device.lifecycle;

import dev.picolight.device.command.ErrorCode;
import dev.picolight.device.command.ParsedMessage;
import dev.picolight.device.command.Replies.Outcome;
import dev.picolight.device.lifecycle.Counters.Count;
import dev.picolight.device.lifecycle.DeviceAction.Report;
import dev.picolight.device.mqtt.InboundMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What becomes of each request: counted, told in the log, and answered where an answer is wanted.
final class Outcomes {
    /// Of those to requests that nothing was done about; what is done is limited already.
    static final int ANSWERS_PER_SECOND = 100;

    private final DeviceProfile profile;
    private final Voice voice;
    private final Counters counters;
    private final DoneRequests doneRequests;
    private final Redeliveries redeliveries;
    private final PassedOver passedOver;
    private final Confirmations confirmations;
    private final RateLimit answers;

    Outcomes(
            DeviceProfile profile,
            Voice voice,
            Counters counters,
            DoneRequests doneRequests,
            Redeliveries redeliveries,
            PassedOver passedOver) {
        this.profile = profile;
        this.voice = voice;
        this.counters = counters;
        this.doneRequests = doneRequests;
        this.redeliveries = redeliveries;
        this.passedOver = passedOver;
        this.confirmations = new Confirmations();
        this.answers = new RateLimit(ANSWERS_PER_SECOND);
    }

    /// Those of a device that has become another one; what waits for an answer still does.
    Outcomes(DeviceProfile profile, Voice voice, Outcomes before) {
        this.profile = profile;
        this.voice = voice;
        this.counters = before.counters;
        this.doneRequests = before.doneRequests;
        this.redeliveries = before.redeliveries;
        this.passedOver = before.passedOver;
        this.confirmations = before.confirmations;
        this.answers = before.answers;
    }

    /// The LED was told what the request asks; it is answered when the LED has shown it.
    List<DeviceAction> done(Light light, Request request) {
        return request.wantsAnswer() ? List.of(confirmations.ask(light, request)) : List.of();
    }

    /// An LED shows it: now the request can be answered.
    List<DeviceAction> shown(long confirmation, Instant at, long connection) {
        return confirmations
                .shown(confirmation)
                .map(it ->
                        settle(
                                it.light(),
                                it.request(),
                                new Outcome.Done(it.state()),
                                connection,
                                at))
                .orElse(List.of());
    }

    /// An LED did not take what it was told; those who wait for an answer hear of it.
    List<DeviceAction> ledFailed(int led, String cause, long connection, Instant now) {
        List<DeviceAction> actions = new ArrayList<>();
        confirmations
                .failed(led)
                .forEach(it ->
                        actions.addAll(
                                settle(
                                        it.light(),
                                        it.request(),
                                        new Outcome.Failed(ErrorCode.LED_FAILED, cause),
                                        connection,
                                        now)));
        return actions;
    }

    /// It cannot be read, or is not possible for this LED.
    List<DeviceAction> refused(
            Light light,
            Request request,
            ParsedMessage.Refused refused,
            long connection,
            Instant now) {
        counters.add(Count.REFUSED);
        return failed(
                light,
                request,
                new Outcome.Failed(refused.code(), refused.reason()),
                Sentences.refused(request, refused),
                connection,
                now);
    }

    /// It came, or its turn came, later than its Message Expiry Interval allows.
    List<DeviceAction> expired(Light light, Request request, long connection, Instant now) {
        counters.add(Count.EXPIRED);
        doneRequests.dropped(request);
        return failed(
                light,
                request,
                new Outcome.Failed(ErrorCode.EXPIRED, Sentences.EXPIRED),
                Sentences.expired(request),
                connection,
                now);
    }

    private List<DeviceAction> failed(
            Light light,
            Request request,
            Outcome.Failed outcome,
            Report line,
            long connection,
            Instant now) {
        List<DeviceAction> actions = new ArrayList<>(passedOver.tell(line, now));
        actions.addAll(settle(light, request, outcome, connection, now));
        return actions;
    }

    /// It never gets its turn: a newer one has overtaken it, or nothing waits any longer.
    List<DeviceAction> limited(Light light, Request request, long connection, Instant now) {
        counters.add(Count.LIMITED);
        passedOver.command(now);
        doneRequests.dropped(request);
        return settle(
                light,
                request,
                new Outcome.Failed(ErrorCode.LIMITED, Sentences.LIMITED),
                connection,
                now);
    }

    /// It was done before and is not done again; only its answer is sent again.
    List<DeviceAction> doneBefore(InboundMessage message, long connection, Instant now) {
        counters.add(Count.DUPLICATE);
        List<DeviceAction> actions = new ArrayList<>();
        doneRequests
                .answerTo(message)
                .or(() -> redeliveries.answerTo(message))
                .filter(_ -> answers.take(now))
                .flatMap(answer -> voice.answer(message, answer, connection))
                .ifPresent(actions::add);
        actions.addAll(passedOver.tell(Sentences.doneBefore(message), now));
        return actions;
    }

    /// Answers it, if this was the last LED that it was for.
    List<DeviceAction> settle(
            Light light, Request request, Outcome outcome, long connection, Instant at) {
        if (!request.wantsAnswer()) {
            return List.of();
        }
        return request.became(outcome, light.room().name(), at, profile.id())
                .map(answer -> {
                    doneRequests.answered(request.message(), answer);
                    redeliveries.answered(request.message(), answer);
                    return answer;
                })
                .filter(_ -> outcome instanceof Outcome.Done || answers.take(at))
                .flatMap(answer -> voice.answer(request.message(), answer, connection))
                .<List<DeviceAction>>map(List::of)
                .orElse(List.of());
    }
}
