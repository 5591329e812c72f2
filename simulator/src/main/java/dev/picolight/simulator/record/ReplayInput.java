package dev.picolight.simulator.record;

import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.simulator.fault.ActiveFaults.Active;
import java.time.Duration;

/// Something that was done to a house, to be done again.
sealed interface ReplayInput {
    /// By the house's clock.
    Duration at();

    /// How many events had happened before.
    long after();

    record Power(Duration at, long after, String board, boolean on) implements ReplayInput {}

    record Publish(Duration at, long after, OutboundMessage message) implements ReplayInput {}

    record Break(Duration at, long after, Active fault) implements ReplayInput {}

    /// @param fault its number in the recording
    record Mend(Duration at, long after, long fault) implements ReplayInput {}

    record Speed(Duration at, long after, double speed) implements ReplayInput {}
}
