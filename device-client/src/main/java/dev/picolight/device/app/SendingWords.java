package dev.picolight.device.app;

import dev.picolight.device.words.Localized;

/// What `send` says of answers, and of none.
@Localized
interface SendingWords {
    String aDevice();

    String ofRoom(String room, String what);

    String answer(String device, String what);

    String answerTook(String device, String what, long millis);

    String done();

    /// The message is as the device wrote it.
    String notDone(String message);

    String notDoneWith(String message, String code);

    String lit();

    String dark();

    String stranger(String payload);

    String nobodyListens(String room, String broker, String topic, String advice);

    String nobodyListensWithId(String room, String id, String broker, String topic, String advice);

    String isItOn();

    String isItOnAndTheId();

    /// The second says in what they differ.
    String didYouMean(String known, String how);

    String knownRooms(String rooms);

    String user(String name);

    String anybody();

    /// The first is [#user] or [#anybody].
    String notAuthorized(String who, String topic, String reason);

    String refused(String topic, String reason);

    /// The second is [#seconds].
    String noAnswer(String topic, String wait);

    String deaf(String topic);

    String seconds(String number);
}
