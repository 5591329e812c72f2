package dev.picolight.device.lifecycle;

import dev.picolight.device.words.Words;
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
        LogWords words = Words.of(LogWords.class);
        return failingLeds.isEmpty()
                ? profile.rooms().size() == 1 ? words.stopped() : words.allStopped()
                : words.stoppedLit(String.join(", ", failingLeds));
    }
}
