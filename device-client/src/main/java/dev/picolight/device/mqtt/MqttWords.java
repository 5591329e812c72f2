package dev.picolight.device.mqtt;

import dev.picolight.device.words.Localized;

/// What is wrong with an address of a Server, a name in a certificate or a topic.
@Localized
interface MqttWords {
    String emptyHost();

    String scheme(String host);

    String otherCharacter(String host, String character);

    String colon(String host);

    String noSuchPort(int port);

    String userInfo();

    String portIsNoNumber(String whole);

    String inNoCertificate(String name);

    String filterMixes(String filter, String level);

    String filterGoesOn(String filter);

    String wildcard(String topic, String wildcard);

    String topicName();

    String topicFilter();

    /// Of either of the two before.
    String empty(String what);

    String control(String what, String character, int position);

    String halfACharacter(String what, int position);

    String tooLong(String what, int bytes, int most);
}
