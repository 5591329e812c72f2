package dev.picolight.device.diagnosis;

/// Commands that more than one diagnosis names.
final class Commands {
    /// Mosquitto's own words. As Debian and `setup-broker` configure it they are in a file, and the
    /// journal has only its starts and ends; other systems have all of it in the journal.
    static final String LOG =
            "sudo tail -n 20 /var/log/mosquitto/mosquitto.log || sudo journalctl -u mosquitto -n 20";

    private Commands() {}
}
