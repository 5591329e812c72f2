package dev.picolight.device.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The words that begin a command, in English, traditional and simplified Chinese. Each stands in
/// the table of `docs/commands.md`.
final class Vocabulary {
    /// What a word asks for.
    enum Verb {
        ON,
        OFF,
        TOGGLE,
        TELL_STATE,
        BLINK,
        PULSE,
        BRIGHTNESS;

        /// Whether numbers may follow.
        boolean takesNumbers() {
            return switch (this) {
                case ON, OFF, TOGGLE, TELL_STATE -> false;
                case BLINK, PULSE, BRIGHTNESS -> true;
            };
        }
    }

    private static final Map<String, Verb> VERBS = new HashMap<>();

    static {
        add(Verb.ON, "on", "1", "true");
        add(Verb.ON, "開", "開啟", "開啓", "開燈", "打開", "亮", "亮燈", "點亮");
        add(Verb.ON, "开", "开启", "开灯", "打开", "亮灯", "点亮");
        add(Verb.OFF, "off", "0", "false");
        add(Verb.OFF, "關", "關閉", "關燈", "關掉", "熄", "熄燈", "熄滅");
        add(Verb.OFF, "关", "关闭", "关灯", "关掉", "熄灯", "熄灭");
        add(Verb.TOGGLE, "toggle", "切換", "切换");
        add(Verb.TELL_STATE, "?");
        add(Verb.BLINK, "blink", "閃", "閃爍", "闪", "闪烁");
        add(Verb.PULSE, "pulse", "脈動", "脉动", "呼吸");
        add(Verb.BRIGHTNESS, "brightness", "亮度");
    }

    private Vocabulary() {}

    private static void add(Verb verb, String... words) {
        for (String word : words) {
            VERBS.put(word, verb);
        }
    }

    /// What the words ask for; empty when they are no command.
    ///
    /// @param words in lower case and half width, at least one
    static Optional<Verb> verb(List<String> words) {
        return Optional.ofNullable(VERBS.get(words.getFirst()))
                .filter(verb -> words.size() == 1 || verb.takesNumbers());
    }

    /// All of them.
    static Set<String> words() {
        return Set.copyOf(VERBS.keySet());
    }
}
