package dev.picolight.device.lifecycle;

import dev.picolight.led.Brightness;

/// What survives a power cut of one LED.
///
/// @param room the LED's room
/// @param lit whether it is lit when no pattern runs
/// @param level how bright it is when it is lit
public record Remembered(String room, boolean lit, Brightness level) {}
