package dev.picolight.simulator.record;

import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.simulator.fault.ActiveFaults.Active;
import java.time.Duration;

/// Something that was done to a house, to be done again.
sealed interface ReplayInput {
    /// By the house's clock.
    Duration at();

    /// How many events had happened before, as [ReplayCount] counts them.
    long after();

    /// A plug is put in or pulled.
    record Power(Duration at, long after, String board, boolean on) implements ReplayInput {}

    /// Somebody publishes.
    record Publish(Duration at, long after, OutboundMessage message) implements ReplayInput {}

    /// Something is broken.
    record Break(Duration at, long after, Active fault) implements ReplayInput {}

    /// It is mended.
    ///
    /// @param fault its number in the recording
    record Mend(Duration at, long after, long fault) implements ReplayInput {}

    /// The time goes faster or slower.
    record Speed(Duration at, long after, double speed) implements ReplayInput {}
}
