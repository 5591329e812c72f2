package dev.picolight.device.app;

/// How the programs of PicoLight end; documented in the README. A shell adds 130 after Ctrl-C and
/// 143 after SIGTERM, both after a clean stop.
public enum ExitCode {
    /// Done, or stopped as asked.
    OK(0),
    /// What was shown or checked did not come out as it must.
    FAILED(1),
    /// The command line is wrong.
    USAGE(2),
    /// The settings are missing or wrong.
    SETTINGS(3),
    /// The broker's address is this device itself.
    LOCALHOST(4),
    /// The LED's hardware cannot be used.
    LED(5),
    /// The broker was not reached or refused the connection (`send`), or the embedded one could not
    /// start, for example because its port is taken.
    BROKER(6),
    /// A defect of PicoLight.
    INTERNAL(70);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /// The number for the shell.
    public int number() {
        return number;
    }
}
