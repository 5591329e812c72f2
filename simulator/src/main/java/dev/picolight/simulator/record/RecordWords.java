package dev.picolight.simulator.record;

import dev.picolight.device.words.Localized;

/// What is told of recordings.
@Localized
interface RecordWords {
    String noFile(String file);

    String unreadable(String file, String why);

    String wrongLine(String file, int line, String what, String hint);

    String hintForeign();

    String hintBroken(int lines);

    String noLine();

    String noHeader();

    String noJson(String why);

    String noObject();

    String noUtf8();

    String lineTooLong(int megabytes);

    String lacks(String member);

    String memberRefused(String member, String value, String expected);

    String noEvent(String name);

    String afterTheEnd();

    String exists(String file);

    String cannotWrite(String file, String why);

    String noFolder();

    String denied();

    String full();

    String brokenOff(String file, String why);

    String limit(String file);

    String missed(long events);

    String noRecording(String name);

    String tooMany(int running);

    String noTempFolder(String why);
}
