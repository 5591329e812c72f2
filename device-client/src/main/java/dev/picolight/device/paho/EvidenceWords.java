package dev.picolight.device.paho;

import dev.picolight.device.words.Localized;
import dev.picolight.device.words.Words;

/// What was seen on the way to the Server, and on the wire.
@Localized
interface EvidenceWords {
    /// In the language of the user.
    static EvidenceWords say() {
        return Words.of(EvidenceWords.class);
    }

    String alwaysItself(String host);

    String isItself(String host, String address);

    String noAddress(String host);

    String closed();

    String ofPaho(String words);

    String wantsTls();

    String brokenConnack();

    String inOldMqtt();

    String brokenPacket(int type);

    String tooLong(int bytes, int most);

    String cutOff();

    String brokenLength();

    String answered(String bytes);

    String tooLarge();

    String tooMany(int waiting);
}
