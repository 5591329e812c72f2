package dev.picolight.simulator.web;

import dev.picolight.device.words.Localized;

/// Why there is no page, and what is wrong with a request.
@Localized
interface WebWords {
    String notLoopback(String host);

    String noPort(String given);

    String taken(int port, String why);

    String allTaken(int first, int last);

    /// What is wrong.
    String message(Trouble trouble, String about);

    /// What helps.
    String remedy(Trouble trouble, String about);

    String missing(String member);

    String wrongKind(String member, String kind);

    String unknownMember(String member, String all);

    String noChoice(String member, String given, String all);

    String outOfRange(String member, String given, String least, String most);
}
