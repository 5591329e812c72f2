package dev.picolight.device.diagnosis;

import dev.picolight.device.mqtt.TopicName;

/// Why a device that is online does not do what somebody has sent: what was seen.
public sealed interface Deafness {
    /// What is wrong.
    Diagnosis diagnosis();

    /// The Server has granted the subscription and taken a message on that topic (PUBACK below
    /// 0x80), and does not deliver it.
    record NothingArrived(TopicName topic) implements Deafness {
        @Override
        public Diagnosis diagnosis() {
            return Diagnosis.of(Cause.READ_RULES, Facts.about(topic.text()));
        }
    }

    /// Somebody sends to a topic that is nearly one of the device's.
    ///
    /// @param way one of the causes `TOPIC_…`
    record TopicDiffers(TopicName wanted, TopicName heard, Cause way) implements Deafness {
        @Override
        public Diagnosis diagnosis() {
            return Diagnosis.of(way, Facts.about(heard.text()));
        }
    }

    /// A command was sent with the RETAIN flag, and stays at the Server.
    record RetainedCommand(TopicName topic) implements Deafness {
        @Override
        public Diagnosis diagnosis() {
            return Diagnosis.of(Cause.RETAINED_COMMAND, Facts.about(topic.text()));
        }
    }
}
