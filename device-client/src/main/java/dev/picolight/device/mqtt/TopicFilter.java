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
        // Level by level without cutting the texts up: simulated brokers ask this a lot.
        String name = topic.text();
        if (name.startsWith("$") && (text.startsWith("+") || text.startsWith("#"))) {
            return false;
        }
        int wanted = 0;
        int given = 0;
        while (!text.startsWith("#", wanted)) {
            int wantedEnd = levelEnd(text, wanted);
            int givenEnd = levelEnd(name, given);
            boolean fits =
                    text.startsWith("+", wanted)
                            || (wantedEnd - wanted == givenEnd - given
                                    && text.regionMatches(wanted, name, given, wantedEnd - wanted));
            if (!fits) {
                return false;
            }
            if (wantedEnd == text.length()) {
                return givenEnd == name.length();
            }
            wanted = wantedEnd + 1;
            if (givenEnd == name.length()) {
                return text.startsWith("#", wanted);
            }
            given = givenEnd + 1;
        }
        return true;
    }

    private static int levelEnd(String levels, int from) {
        int slash = levels.indexOf('/', from);
        return slash < 0 ? levels.length() : slash;
    }

    @Override
    public String toString() {
        return text;
    }
}
