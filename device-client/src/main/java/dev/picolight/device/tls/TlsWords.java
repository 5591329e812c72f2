package dev.picolight.device.tls;

import dev.picolight.device.words.Localized;
import dev.picolight.device.words.Words;

/// The evidence that TLS gives, in words.
@Localized
interface TlsWords {
    /// In the language of the user.
    static TlsWords say() {
        return Words.of(TlsWords.class);
    }

    String refused(String certificate, String why);

    String expired(String certificate, String until, String clock);

    String notYetValid(String certificate, String from, String clock);

    String unknown(String certificate, String issuer, String trusted);

    String otherName(String names, String expected);

    String itself();

    String noAlternativeName(String subject);

    String onlyFile(String file);

    String systemTrust();

    String cannotCheck();

    String systemUnreadable(String why);

    String keyOfAnother(String key, String certificate);

    String late(long seconds);

    String firstByte(String value);

    String closedAtFirstWord();

    String closedAfterAsking();

    String closedInHandshake();

    String alert(String name);

    String shown(String why, String certificate);

    String own(String subject, String issuer, String from, String until, String clock);

    String clock(String date, String doubt);

    String clockImpossible();

    String clockNotSet();
}
