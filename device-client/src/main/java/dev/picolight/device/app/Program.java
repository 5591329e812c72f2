package dev.picolight.device.app;

import java.util.Optional;

/// The program as its users type it.
public final class Program {
    private Program() {}

    /// For example `0.1.0`.
    public static String version() {
        return Optional.ofNullable(Program.class.getPackage().getImplementationVersion())
                .orElse("(not from a jar)");
    }

    /// What begins a command line: `picolight` where it is installed, whose launcher says so in
    /// `PICOLIGHT_PROGRAM`, and `./picolight` in a source tree.
    public static String name() {
        String told = System.getenv().getOrDefault("PICOLIGHT_PROGRAM", "");
        return told.isEmpty() ? "./picolight" : told;
    }
}
