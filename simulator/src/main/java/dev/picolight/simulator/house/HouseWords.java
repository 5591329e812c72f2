package dev.picolight.simulator.house;

import dev.picolight.device.words.Localized;

/// What is told when something that was asked of a house cannot be done.
@Localized
interface HouseWords {
    String noBoard(String id);

    String notReached(String broker, String cause, String remedy);

    String noAnswer(String broker, String packet, long seconds);

    String notTaken(String broker, String topic, String reason);

    String notHeard(String broker, String filter, String reason);

    String closed();
}
