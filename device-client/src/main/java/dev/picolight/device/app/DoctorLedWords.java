package dev.picolight.device.app;

import dev.picolight.device.words.Localized;

/// What the doctor says of LEDs that work.
@Localized
interface DoctorLedWords {
    String blinked(String room, String pin);

    String heldByService(String room);

    String onBoard(String room);
}
