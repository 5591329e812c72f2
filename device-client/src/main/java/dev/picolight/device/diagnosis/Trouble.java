package dev.picolight.device.diagnosis;

/// What was seen when the Server was not reached. What it may come from, [Diagnosis] tells.
public enum Trouble {
    NAME_UNKNOWN,
    /// A name service has said that there is no such name.
    NAME_DENIED,
    /// No name service has said anything of use.
    NAME_SERVICE_SILENT,
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
    /// The end came where an answer to the first word of TLS was awaited.
    TLS_CLOSED,
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
                    NAME_DENIED,
                    NAME_SERVICE_SILENT,
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
                    TLS_CLOSED,
                    TLS_NOT_YET_VALID,
                    OTHER ->
                    true;
        };
    }
}
