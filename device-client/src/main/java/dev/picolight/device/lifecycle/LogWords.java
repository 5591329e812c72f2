package dev.picolight.device.lifecycle;

import dev.picolight.device.words.Localized;

/// What the device says in its log, one line each.
@Localized
interface LogWords {
    String online(String broker, String topics);

    String resumed(String broker, String topics);

    String connecting(String network, String broker);

    String waiting(String cause, String remedy, String seconds);

    String causeAndRemedy(String cause, String remedy);

    String ledFailed(String room, String cause, String remedy);

    String ledWorks(String room);

    String statusOverwritten(String text, String topic);

    String newsRefused(String filters);

    String houseRefused(String filter, String reason);

    String obeyed(String heard, String shows);

    String obeyedByAll(String heard, String room, String shows);

    String lit();

    String litWith(int percent);

    String dark();

    String ignored(String heard, String why);

    String nothingChanged(String heard, String why);

    String expired();

    String doneBefore(String heard);

    String noLed(String topic);

    String passedOver(int number, int perSecond);

    String untold(int number);

    String bytes(int number);

    String notSent(String topic, String why);

    String thrownAway(String topic, String reason);

    String notJoined(long seconds);

    /// The second is the topic for a shell.
    String retained(String topic, String quoted);

    String stopped();

    String allStopped();

    String stoppedLit(String rooms);
}
