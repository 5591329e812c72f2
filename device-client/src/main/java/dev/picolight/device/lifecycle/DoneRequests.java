package dev.picolight.device.lifecycle;

import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.Payload;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// Requests of which the effect must come once only, and the answers they got: who got no answer
/// asks again with the same Correlation Data, and TOGGLE done twice is wrong.
///
/// Remembers 60 s and 2,000 requests, by their fingerprints, so that large Correlation Data costs
/// nothing.
final class DoneRequests {
    static final Duration REMEMBERED = Duration.ofSeconds(60);
    static final int REMEMBERED_MAX = 2_000;

    /// @param answer empty while the LED has not shown it
    private record Known(Instant at, Optional<Payload> answer) {}

    private final SequencedMap<Payload, Known> known = new LinkedHashMap<>();

    /// Whether an equal request was taken within the last 60 s.
    boolean has(InboundMessage message, Instant now) {
        forgetBefore(now.minus(REMEMBERED));
        return fingerprint(message).filter(known::containsKey).isPresent();
    }

    /// The answer the equal request before got; empty while there is none.
    Optional<Payload> answerTo(InboundMessage message) {
        return fingerprint(message).map(known::get).flatMap(Known::answer);
    }

    /// Takes note of a request that is about to be done.
    void taken(InboundMessage message, Instant now) {
        fingerprint(message).ifPresent(it -> known.putLast(it, new Known(now, Optional.empty())));
        if (known.size() > REMEMBERED_MAX) {
            known.pollFirstEntry();
        }
    }

    /// Keeps the answer for those who ask again.
    void answered(InboundMessage message, Payload answer) {
        fingerprint(message)
                .ifPresent(it ->
                        known.computeIfPresent(
                                it, (_, before) -> new Known(before.at(), Optional.of(answer))));
    }

    /// It was not done after all, so it may be asked again; unless another LED did it.
    void dropped(Request request) {
        if (request.isOnceOnly() && request.source() != Source.ALL) {
            fingerprint(request.message()).ifPresent(known::remove);
        }
    }

    private void forgetBefore(Instant oldest) {
        while (!known.isEmpty() && known.firstEntry().getValue().at().isBefore(oldest)) {
            known.pollFirstEntry();
        }
    }

    private static Optional<Payload> fingerprint(InboundMessage message) {
        return message.correlationData()
                .map(correlation -> {
                    MessageDigest digest = sha256();
                    add(digest, correlation);
                    add(digest, Payload.of(message.topic().text()));
                    message.responseTopic().ifPresent(it -> add(digest, Payload.of(it.text())));
                    add(digest, message.payload());
                    return Payload.of(digest.digest());
                });
    }

    private static void add(MessageDigest digest, Payload part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.size()).flip());
        digest.update(part.bytes());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
