package dev.picolight.simulator.scenario;

import dev.picolight.device.words.Localized;
import dev.picolight.device.words.Words;

/// What was expected of a house, and what was seen instead.
@Localized
interface RunWords {
    static RunWords get() {
        return Words.of(RunWords.class);
    }

    String within(String expected, String span);

    String holds(String expected, String span);

    String beginsWithin(String held, String span);

    String line(String boards, String text);

    String silent(String board);

    String lastLines(String board);

    String lit(String leds);

    String dark(String leds);

    String isLit(String led);

    String isDark(String led);

    String becameLit();

    String becameDark();

    String blinks(String leds, String on, String off, int times);

    String stands(String boards, String standing);

    String message(String topic, String text);

    String noMessage(String topic);

    String lastMessages(String topic);

    String alike();

    String nothingToMend(String fault);

    String broken(String faults);

    String noLed(String room, String board);
}
