package dev.picolight.device.diagnosis;

/// What was seen when the Server was not reached. What it may come from, [Diagnosis] tells.
public enum Trouble {
    NAME_UNKNOWN,
    LOOPBACK,
    REFUSED,
    NO_ROUTE,
    TIMED_OUT,
    NO_NETWORK,
    RESET,
    CLOSED_BEFORE_CONNACK,
    NOT_MQTT,
    /// It speaks MQTT, but not MQTT 5.
    MQTT_TOO_OLD,
    TLS,
    TLS_FILES,
    TLS_NO_ANSWER,
    TLS_NOT_SPOKEN,
    TLS_EXPECTED,
    TLS_VERSION,
    TLS_AUTHORITY_UNKNOWN,
    TLS_NAME,
    TLS_EXPIRED,
    TLS_NOT_YET_VALID,
    TLS_CLIENT_CERTIFICATE_MISSING,
    TLS_CLIENT_CERTIFICATE_REFUSED,
    OTHER;

    /// Whether it may pass by itself, as in [Setback#mayPass].
    boolean mayPass() {
        return switch (this) {
            case LOOPBACK,
                    MQTT_TOO_OLD,
                    TLS_EXPECTED,
                    TLS_VERSION,
                    TLS_AUTHORITY_UNKNOWN,
                    TLS_NAME,
                    TLS_EXPIRED,
                    TLS_CLIENT_CERTIFICATE_MISSING,
                    TLS_CLIENT_CERTIFICATE_REFUSED ->
                    false;
            // a clock may be set, a file may be about to be renewed
            case NAME_UNKNOWN,
                    REFUSED,
                    NO_ROUTE,
                    TIMED_OUT,
                    NO_NETWORK,
                    RESET,
                    CLOSED_BEFORE_CONNACK,
                    NOT_MQTT,
                    TLS,
                    TLS_FILES,
                    TLS_NO_ANSWER,
                    TLS_NOT_SPOKEN,
                    TLS_NOT_YET_VALID,
                    OTHER ->
                    true;
        };
    }
}
