package dev.picolight.simulator.house;

/// A board and its plug.
interface Plugged {
    String id();

    boolean hasPower();

    /// Puts in the plug. A board that has power goes on.
    void powerOn();

    /// Pulls the plug.
    void cutPower();
}
