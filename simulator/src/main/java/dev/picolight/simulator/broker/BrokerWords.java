package dev.picolight.simulator.broker;

import dev.picolight.device.words.Localized;

/// Why the embedded broker cannot start, and what would help.
@Localized
interface BrokerWords {
    String noFolder(String folder, String why);

    String makeRoom();

    String forEverybody(String address);

    String emptyUser();

    String notReady(String limit);

    String interrupted();

    String couldNotStart(String why);

    String tryOnceMore();

    String allInUse(int first, int last, String address);

    String endOrChoose();

    String inUse(int port, String address, String why);

    String endIt(int port);

    String noAddressOfOurs(String address, String why);

    String seeAddresses();

    String cannotListen(int port, String address, String why);

    String chooseHigher();

    String noSuchPort(int port);
}
