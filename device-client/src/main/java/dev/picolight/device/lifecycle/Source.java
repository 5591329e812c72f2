package dev.picolight.device.lifecycle;

import java.util.Locale;

/// Who wanted what an LED shows.
enum Source {
    /// A message to the room.
    ROOM,
    /// A message to this device alone.
    DEVICE,
    /// A message to the whole house.
    ALL,
    /// The settings, when the device started.
    BOOT,
    /// The device itself: it was stopped.
    LOCAL;

    /// As the published state names it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
