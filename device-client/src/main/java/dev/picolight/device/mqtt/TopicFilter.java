package dev.picolight.device.mqtt;

import dev.picolight.device.words.Words;

/// The Topic Filter of a subscription (§4.7): may hold `+` for one level and `#` for all that
/// follow. Always in Unicode form NFC.
public record TopicFilter(String text) {
    public TopicFilter {
        text = Utf8.composed(MqttWords::topicFilter, text);
        String[] levels = text.split("/", -1);
        for (int i = 0; i < levels.length; i++) {
            String level = levels[i];
            boolean wild = level.contains("+") || level.contains("#");
            if (wild && level.length() > 1) {
                throw new IllegalArgumentException(
                        Words.of(MqttWords.class).filterMixes(text, level));
            }
            if (level.equals("#") && i < levels.length - 1) {
                throw new IllegalArgumentException(Words.of(MqttWords.class).filterGoesOn(text));
            }
        }
    }

    /// The filter that matches just this topic.
    public static TopicFilter exactly(TopicName topic) {
        return new TopicFilter(topic.text());
    }

    /// Whether a message on this topic belongs to the subscription (§4.7.1, §4.7.2: a wildcard at
    /// the beginning does not match a topic that begins with `$`).
    public boolean matches(TopicName topic) {
        String[] wanted = text.split("/", -1);
        String[] given = topic.text().split("/", -1);
        if (topic.text().startsWith("$") && (wanted[0].equals("+") || wanted[0].equals("#"))) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].equals("#")) {
                return true;
            }
            if (i >= given.length || !(wanted[i].equals("+") || wanted[i].equals(given[i]))) {
                return false;
            }
        }
        return wanted.length == given.length;
    }

    @Override
    public String toString() {
        return text;
    }
}
