package dev.picolight.simulator.junit;

import dev.picolight.device.words.Localized;

/// What a test expected, and what it got instead.
@Localized
interface ExpectationWords {
    String expected(String what);

    String instead(String what);

    String light(Light light, String board, String room, String within);

    String holds(Light light, String board, String room, String span);

    String blinking(String board, String room, int times, String on, String off, String tolerance);

    String noBlinking(int times, String on, String off, String tolerance);

    String online(String board, String within);

    String offline(String board, String within);

    String consoleLine(String board, String text, String within);

    String message(String filter, String text, String within);

    String noMessage(String filter, String span);

    String something(String what, String within);

    String stayed(Light light, String at);

    String already(Light light, String at);

    String changed(Light light, String held);

    String notSo(String board, int times, String at);

    String standing(String board, String standing, String at);

    String noSuchLine(String at);

    String heard(int number, String at);

    String came(String topic, String text);

    String notByThen(String at);

    String lightOf(String board, String room);

    String sinceThen(String at);

    String noChange();

    String console(String board);

    String noLine();

    String faults();

    String noFault();

    String mended(String fault, String at);

    String faultOn(String fault, String board);

    String seedSimulated(long seed, String parameter);

    String seedLive(long seed, String parameter);

    String seedArgument(long seed);

    String interrupted();

    String storyOfHouse();
}
