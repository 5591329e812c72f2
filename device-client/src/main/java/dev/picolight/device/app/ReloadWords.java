package dev.picolight.device.app;

import dev.picolight.device.words.Localized;

/// What the log says when the settings are read again.
@Localized
interface ReloadWords {
    /// A part of the settings with a value that can be told.
    enum Part {
        ID,
        BROKER,
        CLIENT_IDENTIFIER,
        KEEP_ALIVE,
        ALLOW_LOOPBACK,
        USER
    }

    String nothingChanged();

    /// All differences, one after the other.
    String readAgain(String what);

    String connectsAnew(String what);

    String separator();

    String defect(String defect);

    String notTaken();

    String terminalClosed();

    /// A value that is another one.
    String changed(Part part, String now, String before);

    String nobody();

    String password();

    String homeAssistant(String prefix);

    String noHomeAssistant();

    String health(long seconds);

    String noHealth();

    String statusLight();

    String metrics();

    String tls();

    String way();

    String added(String room, String place);

    String takenAgain(String room, String place);

    String removed(String room, String place);

    String firstRoom(String room);

    String otherRoom(String place, String room, String before);

    String moved(String room, String from, String to);

    String polarity(String room, String polarity);

    String text(String room, String policy);

    String onBoot(String room, String policy);

    String doesNotTake(long seconds);

    String doesNotStop(long seconds);
}
