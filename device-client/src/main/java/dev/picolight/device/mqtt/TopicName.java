package dev.picolight.device.mqtt;

import dev.picolight.device.words.Words;

/// The Topic Name of a message (§4.7): no wildcards. Kept as it is, character by character: whoever
/// wrote it in another Unicode form than NFC listens to just that topic. The device's own topics
/// are in NFC, because the names in its settings are.
///
/// @param text for example `客廳/message`
public record TopicName(String text) {
    public TopicName {
        Utf8.checked(MqttWords::topicName, text);
        int wildcard = Math.max(text.indexOf('+'), text.indexOf('#'));
        if (wildcard >= 0) {
            throw new IllegalArgumentException(
                    Words.of(MqttWords.class)
                            .wildcard(Shown.quoted(text), text.substring(wildcard, wildcard + 1)));
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
