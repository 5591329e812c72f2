package dev.picolight.device.app;

import dev.picolight.device.words.Localized;

/// What a service manager shows of the device, and what the log says of its files and metrics.
@Localized
interface StatusWords {
    String fails(String rooms, String status);

    String starting();

    String waitingForNetwork();

    String connecting(String broker);

    String subscribing(String broker);

    String online(String rooms, String broker);

    String onlineAt(String address, String rooms, String broker);

    String nextTry(String cause, long seconds);

    String stopped();

    String metrics(String where);

    String noMetrics(String where, String why, String port);

    String notRemembered(String file, String why);

    String notRememberedRemedy();

    String notKept(String folder, String why);

    String notKeptRemedy();

    String tooLongFile(long bytes);

    String noFile();

    String networkDown();

    String address(String address, String card);

    String unknownNetwork(String why);

    String deviceDefect(String where, String defect);
}
