package dev.picolight.device.lifecycle;

import java.util.List;

/// How the device is, for somebody who watches it.
///
/// @param failingLeds the rooms whose LEDs did not take what they were last told
public record Standing(DeviceState state, DeviceProfile profile, List<String> failingLeds) {
    public Standing {
        failingLeds = List.copyOf(failingLeds);
    }

    /// The last word of a device, which does not say dark of what may be lit.
    public String stopped() {
        return failingLeds.isEmpty()
                ? profile.rooms().size() == 1
                        ? "stopped, the LED is dark"
                        : "stopped, the LEDs are dark"
                : "stopped; the LED of %s failed and may still be lit"
                        .formatted(String.join(", ", failingLeds));
    }
}
