package dev.picolight.device.lifecycle;

import dev.picolight.device.command.Replies.LightState;
import dev.picolight.device.lifecycle.DeviceAction.ConfirmShown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Requests whose answer waits until the LED has shown what they asked.
final class Confirmations {
    /// A shell confirms at once; this many are open only if it has a defect.
    private static final int OPEN_MAX = 1_000;

    /// @param state what the answer tells, as it was when the command was done
    record Open(Light light, Request request, LightState state) {}

    private final SequencedMap<Long, Open> open = new LinkedHashMap<>();
    private long last;

    /// Asks for a confirmation of what the LED was told last.
    ConfirmShown ask(Light light, Request request) {
        last++;
        open.putLast(last, new Open(light, request, light.state()));
        if (open.size() > OPEN_MAX) {
            open.pollFirstEntry();
        }
        return new ConfirmShown(light.led(), last);
    }

    /// The request that is confirmed; empty when its LED had failed.
    Optional<Open> shown(long confirmation) {
        return Optional.ofNullable(open.remove(confirmation));
    }

    /// All requests that wait for this LED, which has failed.
    List<Open> failed(int led) {
        List<Open> failed = new ArrayList<>();
        open.values()
                .removeIf(it -> {
                    boolean its = it.light().led() == led;
                    if (its) {
                        failed.add(it);
                    }
                    return its;
                });
        return failed;
    }
}
