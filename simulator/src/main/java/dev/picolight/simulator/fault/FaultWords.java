package dev.picolight.simulator.fault;

import dev.picolight.device.words.Localized;

/// What each fault is, for help and forms, and what is wrong with one that cannot be read.
@Localized
public interface FaultWords {
    /// What it does, in one sentence.
    String does(FaultKind kind);

    /// What a value is, with its unit.
    String form(FaultKind.Form form);

    String noFault(String name, String all);

    String noAttribute(String fault, String attribute, String form);

    String missing(String fault, String attribute, String form);

    String noValue(String fault, String attribute, String value, String expected);

    String span(String unit);

    String number(String least, String most);

    String variation(int variation, int average);
}
