package dev.picolight.simulator.junit;

import dev.picolight.device.words.Localized;

/// What is wrong with how a test asks for a house.
@Localized
interface SetupWords {
    String noAnnotation(String element);

    String noBoardText(String given);

    String roomTwice(String given, String room);

    String boardTwice(String id);

    String boardsAndSettings();

    String noSettings(String name, String beside);

    String noProfile(String given);

    String noAddress(String given);

    String noSeed(String parameter, String given);

    String whichBoard(String parameter, String all);

    String noBoard(String id, String all);

    String boardOfOther(String parameter);

    String seedType(String parameter);

    String noRoom(String board, String room, String all);

    String noOutsideBroker();

    String notMade(String why);
}
