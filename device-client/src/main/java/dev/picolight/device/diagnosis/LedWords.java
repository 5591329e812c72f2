package dev.picolight.device.diagnosis;

import dev.picolight.device.words.Localized;
import dev.picolight.led.LedFault;

/// What is said about an LED: about each [LedFault], and about what no fault tells.
@Localized
interface LedWords {
    /// What happened, without full stop; the arguments are the fault's facts.
    String cause(
            LedFault.Kind kind,
            String first,
            String second,
            String third,
            String fourth,
            String fifth,
            String sixth);

    /// What the user can do, in whole sentences; the arguments are the fault's facts.
    String remedy(
            LedFault.Kind kind,
            String first,
            String second,
            String third,
            String fourth,
            String fifth,
            String sixth);

    /// Both on one line.
    String sentence(String cause, String remedy);

    /// Each on its own line.
    String lines(String cause, String remedy);

    /// The cause of an LED whose hardware was given back; follows the room.
    String lost(String cause);

    /// What helps then.
    String lostRemedy(String remedy);

    /// What is wrong when every pin obeyed and an LED did not.
    String wiredOtherwise();
}
