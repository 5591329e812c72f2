package dev.picolight.device.lifecycle;

import dev.picolight.device.command.Replies;
import dev.picolight.device.command.Replies.Answerer;
import dev.picolight.device.command.Replies.Outcome;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// One message, and what has become of it at each LED that it is for.
final class Request {
    /// Whole seconds are sent, so what has 0 left may have a part of one.
    private static final Duration EXPIRY_MIN = Duration.ofSeconds(1);

    private final InboundMessage message;
    private final Instant arrived;
    private final Source source;
    private final SequencedMap<String, Optional<Outcome>> outcomes = new LinkedHashMap<>();
    private Duration took = Duration.ZERO;
    private boolean onceOnly;

    /// @param arrived at the device, by the device's own time
    Request(InboundMessage message, Instant arrived, Source source) {
        this.message = message;
        this.arrived = arrived;
        this.source = source;
    }

    InboundMessage message() {
        return message;
    }

    Source source() {
        return source;
    }

    boolean wantsAnswer() {
        return message.responseTopic().isPresent();
    }

    /// Adds an LED that has to do with it.
    void concerns(String room) {
        outcomes.put(room, Optional.empty());
    }

    /// Its command must not be done again when it is sent again.
    void mustBeDoneOnce() {
        onceOnly = true;
    }

    boolean isOnceOnly() {
        return onceOnly;
    }

    /// Whether its Message Expiry Interval is over.
    boolean isExpired(Instant now) {
        return message.expiry()
                .map(span -> span.compareTo(EXPIRY_MIN) < 0 ? EXPIRY_MIN : span)
                .filter(span -> !arrived.plus(span).isAfter(now))
                .isPresent();
    }

    /// Notes what became of it at one LED.
    ///
    /// @param at when, by the same time as its arrival
    /// @return the answer, when that was the last LED
    Optional<Payload> became(Outcome outcome, String room, Instant at, String device) {
        outcomes.put(room, Optional.of(outcome));
        Duration span = Duration.between(arrived, at);
        took = span.compareTo(took) > 0 ? span : took;
        SequencedMap<String, Outcome> known = new LinkedHashMap<>();
        outcomes.forEach((name, its) -> its.ifPresent(it -> known.put(name, it)));
        if (known.size() < outcomes.size()) {
            return Optional.empty();
        }
        Answerer answerer = new Answerer(device, took);
        return Optional.of(
                source == Source.ALL
                        ? Replies.answer(known, answerer)
                        : Replies.answer(outcome, answerer));
    }
}
