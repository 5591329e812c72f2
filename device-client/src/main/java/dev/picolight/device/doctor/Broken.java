package dev.picolight.device.doctor;

import dev.picolight.device.diagnosis.Setback;

/// The connection did not come about, or is lost.
final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Setback why;

    Broken(Setback why) {
        super(why.cause(), null, false, false);
        this.why = why;
    }

    Setback why() {
        return why;
    }
}
