package dev.picolight.device.doctor;

import dev.picolight.device.diagnosis.Cause;
import dev.picolight.device.settings.RoomNames;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Compares a topic on which something was heard with one to which the device listens: to MQTT they
/// are two, however alike they look.
final class NearTopic {
    private NearTopic() {}

    /// In which way they differ; empty when they are the same, or have nothing to do with each
    /// other.
    static Optional<Cause> difference(String wanted, String heard) {
        if (wanted.equals(heard)) {
            return Optional.empty();
        }
        if (same(wanted, heard, NearTopic::composed)) {
            return Optional.of(Cause.TOPIC_UNICODE_FORM);
        }
        if (same(wanted, heard, NearTopic::withoutSlashes)) {
            return Optional.of(Cause.TOPIC_SLASH);
        }
        if (same(wanted, heard, it -> it.toLowerCase(Locale.ROOT))) {
            return Optional.of(Cause.TOPIC_CASE);
        }
        if (same(wanted, heard, NearTopic::withoutSpace)) {
            return Optional.of(Cause.TOPIC_SPACE);
        }
        if (same(wanted, heard, NearTopic::inOneWidth)) {
            return Optional.of(Cause.TOPIC_WIDTH);
        }
        if (same(wanted, heard, RoomNames::inSimplified)) {
            return Optional.of(Cause.TOPIC_SCRIPT);
        }
        if (same(wanted, heard, NearTopic::folded)) {
            return Optional.of(Cause.TOPIC_OTHERWISE);
        }
        return RoomNames.differByOneCharacter(folded(wanted), folded(heard))
                ? Optional.of(Cause.TOPIC_TYPING)
                : Optional.empty();
    }

    private static boolean same(String one, String other, UnaryOperator<String> how) {
        return how.apply(one).equals(how.apply(other));
    }

    private static String composed(String topic) {
        return Normalizer.normalize(topic, Normalizer.Form.NFC);
    }

    private static String inOneWidth(String topic) {
        return Normalizer.normalize(topic, Normalizer.Form.NFKC);
    }

    private static String withoutSlashes(String topic) {
        return topic.replaceAll("^/+|/+$", "").replaceAll("/{2,}", "/");
    }

    private static String withoutSpace(String topic) {
        return topic.replaceAll("[\\s\\p{Z}\\p{Cf}]+", "");
    }

    private static String folded(String topic) {
        return RoomNames.inSimplified(
                withoutSpace(withoutSlashes(inOneWidth(topic))).toLowerCase(Locale.ROOT));
    }
}
