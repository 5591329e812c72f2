package dev.picolight.device.lifecycle;

import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.diagnosis.Setback.Dropped;
import dev.picolight.device.diagnosis.Setback.IdentifierProbablyTaken;
import dev.picolight.device.diagnosis.Setback.IdentifierTaken;
import dev.picolight.device.diagnosis.Setback.Refused;
import dev.picolight.device.mqtt.ReasonCode;
import java.time.Duration;

/// What went wrong since the device was last online for long enough.
///
/// @param inARow how many failures
/// @param cutEarly how many of the last connections in a row were cut soon after CONNACK
public record Failures(int inARow, int cutEarly) {
    static final Failures NONE = new Failures(0, 0);

    /// So many connections cut early, one after the other, are no accident.
    private static final int CUT_EARLY_MAX = 3;

    /// One more.
    Failures and(Setback setback) {
        return new Failures(inARow + 1, counted(setback) ? cutEarly : 0);
    }

    private static boolean counted(Setback setback) {
        return setback instanceof Dropped || setback instanceof IdentifierProbablyTaken;
    }

    /// What counts once a connection that worked is lost: failures of before only if it did not
    /// last.
    Failures afterConnectionOf(Duration lasted, Setback setback, Timing timing) {
        if (lasted.compareTo(timing.stable()) >= 0) {
            return NONE;
        }
        boolean early = setback instanceof Dropped && lasted.compareTo(timing.early()) < 0;
        return new Failures(inARow, early ? cutEarly + 1 : 0);
    }

    /// Names the identifier that another client uses too, where the Server says so or the pattern
    /// gives it away.
    Setback explain(Setback setback, String clientIdentifier) {
        if (setback instanceof Refused(_, _, var reason, _)
                && reason.equals(ReasonCode.SESSION_TAKEN_OVER)) {
            return new IdentifierTaken(clientIdentifier, reason);
        }
        return setback instanceof Dropped && cutEarly >= CUT_EARLY_MAX
                ? new IdentifierProbablyTaken(clientIdentifier, cutEarly)
                : setback;
    }
}
