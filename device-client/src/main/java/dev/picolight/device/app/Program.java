package dev.picolight.device.app;

/// The program as its users type it.
public final class Program {
    private Program() {}

    /// What begins a command line: `picolight` where it is installed, whose launcher says so in
    /// `PICOLIGHT_PROGRAM`, and `./picolight` in a source tree.
    public static String name() {
        String told = System.getenv().getOrDefault("PICOLIGHT_PROGRAM", "");
        return told.isEmpty() ? "./picolight" : told;
    }
}
