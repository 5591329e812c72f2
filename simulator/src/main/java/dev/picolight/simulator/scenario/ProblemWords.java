package dev.picolight.simulator.scenario;

import dev.picolight.device.words.Localized;

/// What is wrong with a scenario's file, and what is allowed instead. Each follows the place.
@Localized
interface ProblemWords {
    String noFile();

    String cannotRead(String why);

    String tooLong(int bytes);

    String empty();

    String notUtf8(String octet);

    String forbidden(String character);

    String tooDeep(int levels);

    String notYaml(String why);

    String noKeys(String found, String keys);

    String keyIsNoWord();

    String twice(int line);

    String unknownKey(String choice);

    String writeSerial();

    String missing(String key, String expected);

    String otherKind(String found, String expected);

    String oneOf(String keys);

    String kindEmpty();

    String kindGroup();

    String kindList();

    String kindAlias();

    String choice(String found, String all);

    String choiceNear(String found, String nearest, String all);

    String text();

    String listOfSteps();

    String listOfBranches();

    String listOfBoards();

    String listOfRooms();

    String noDeed(String deeds);

    String twoDeeds(String deeds);

    String noUnit(String found, String millis, String seconds);

    String noSpan(String found);

    String noExpiry(String found);

    String noNumber(String found, int least, int most);

    String noSeed(String found);

    String noText();

    String noPattern(String found, String why, int column);

    String noTolerance(String found);

    String noPin(String found);

    String noLedAtPin(String board);

    String noAddress(String found);

    String listensOnName(String board, String name, String example);

    String noName(String found);

    String noButton(String found, String controls);

    String version(String found);

    String whichPin();

    String whichLed(String rooms);

    String sameId(String id);

    String tooMany(int most);

    String noVariables(String name);

    String unknownVariable(String name, String choice);

    String noValueYet(String name);
}
