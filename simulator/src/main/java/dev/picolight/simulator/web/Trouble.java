package dev.picolight.simulator.web;

import java.util.Locale;

/// Why a request was not done.
enum Trouble {
    BAD_JSON(400),
    BAD_VALUE(400),
    BAD_FAULT(400),
    WRONG_HOST(403),
    WRONG_ORIGIN(403),
    NO_BOARD(404),
    NO_FAULT(404),
    NO_RECORDING(404),
    NOT_FOUND(404),
    NOT_ALLOWED(405),
    NOT_PAUSED(409),
    RECORDING(409),
    TOO_LARGE(413),
    NOT_JSON(415),
    INTERNAL(500),
    HOUSE(502),
    TOO_MANY_STREAMS(503);

    private final int status;

    Trouble(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    /// As programs read it, for example `no-board`.
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
