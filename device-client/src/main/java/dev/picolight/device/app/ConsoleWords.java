package dev.picolight.device.app;

import dev.picolight.device.words.Localized;

/// What the commands that do something with LEDs say, and how each of them ends.
@Localized
interface ConsoleWords {
    String defect(String defect);

    String causeAndRemedy(String cause, String remedy);

    String onOneLine(String cause, String remedy);

    String onBoard(String file, String room);

    /// What is wrong with its LED.
    String ofRoom(String room, String what);

    String dark(String room, String place);

    /// The LED is told by [#onPin] or [#place].
    String blinksTwice(String led);

    /// Which LED it is that blinks.
    ///
    /// @param polarity [#activeHigh] or [#activeLow]
    String onPin(String room, String pin, int position, String polarity);

    String place(String room, String place);

    String activeHigh();

    String activeLow();

    String rehearsalLate(long seconds, long missing, int all);

    String rehearsal();

    String rehearsed(long millis);

    String removed(String topic, int bytes);

    String nothingToRemove(String topic);

    String notConfirmed(String topic);

    String toldAgain();

    String purgeUnanswered(long seconds);

    String purgeRefused(String topic, String reason);
}
