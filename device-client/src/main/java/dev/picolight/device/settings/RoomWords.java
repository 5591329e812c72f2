package dev.picolight.device.settings;

import dev.picolight.device.words.Localized;

/// What is wrong with the device's id, its rooms and its LEDs, and what was expected there.
@Localized
interface RoomWords {
    String idExample();

    String emptyId();

    String idTooLong(int length, int most);

    String characterOfId(String id, String character);

    String noId();

    String noLed();

    String leds();

    String room();

    String emptyRoom();

    String emptyLevel(String room);

    String wildcardInRoom(String room);

    String dollarRoom(String room);

    String wholeHouse();

    String spaceAtEnds(String room);

    String lineEndInRoom(String room);

    String roomTooLong(String room, int bytes, int most);

    String takenRoom(int line);

    String oneTopicForTwo(String id, String room, int line);

    String pin();

    String noSuchPin(int number, int lowest, int highest);

    String twoPlaces();

    String noPlace();

    String takenPlace(int line, String place);

    String onBoard();

    String noPolarity();

    /// How two names differ, to follow «differs».
    String differs(RoomNames.Difference how);
}
