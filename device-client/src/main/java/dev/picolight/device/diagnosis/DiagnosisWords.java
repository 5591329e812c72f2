package dev.picolight.device.diagnosis;

import dev.picolight.device.diagnosis.Diagnosis.Apart;
import dev.picolight.device.words.Localized;

/// The words of the taxonomy. Of a broker, `host:port`, host and port are told, and the topic or
/// Client Identifier that it is about.
@Localized
interface DiagnosisWords {
    /// What was seen; part of a sentence.
    String seen(Trouble trouble);

    String notReached(String broker, String seen, String elapsed, String detail);

    String milliseconds(long number);

    String seconds(String number);

    String noNetwork(String detail);

    String refused(String what, String reason);

    String asked(Setback.Request request, String subject);

    String settingsWereChanged();

    String dropped(String detail);

    String identifierTaken(String identifier, String reason);

    String identifierProbablyTaken(int times, String identifier);

    String noAnswer(String packet, long seconds);

    String connectsAnew();

    String title(Cause cause, String broker, String host, String port, String subject);

    String remedy(Cause cause, String broker, String host, String port, String subject);

    /// What MicroPython shows, after how long; empty where nothing is known.
    String picoW(Cause cause);

    String onPicoW(String shown);

    String apart(Apart apart, String port);

    String oneOf(String causes);

    /// Between the causes of which one is true.
    String between();

    String sentence(String clause);

    /// Begins with a space where the language wants one.
    String onBrokersMachine(String command);

    /// Begins with a space where the language wants one.
    String onThisMachine(String command);

    String comesBack();
}
