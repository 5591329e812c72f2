package dev.picolight.simulator.scenario;

import dev.picolight.device.words.Localized;

/// What is told while scenarios run.
@Localized
interface TellWords {
    String begins(String name, String file, long seed);

    String notMet(String expected);

    String ranOut(String expected);

    String replay(long seed, String command);

    String problems(int number);

    String summary(long passed, int all, String lasted);

    String failText(String text);
}
