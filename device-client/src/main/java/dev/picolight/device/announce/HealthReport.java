package dev.picolight.device.announce;

import dev.picolight.device.mqtt.Payload;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// How the device is at one instant.
///
/// Spans instead of dates, because the device does not trust its machine's clock: a Raspberry Pi
/// boots with a wrong one.
///
/// @param online whether commands arrive
/// @param leaving why the device leaves, when it does so on purpose
/// @param version of the program
/// @param uptime since the program was started
/// @param connectedFor since CONNACK of the present connection
/// @param lastSetback why the device was not online the last time
/// @param roundTrip from the last PINGREQ to its PINGRESP
/// @param reconnects connections after the first one
/// @param commands what became of messages, by the words `obeyed`, `refused`, `expired`,
///   `duplicate` and `limited`
/// @param queue empty when it was not asked for
public record HealthReport(
        boolean online,
        Optional<String> leaving,
        String version,
        Duration uptime,
        Optional<Duration> connectedFor,
        Optional<Trouble> lastSetback,
        Optional<Duration> roundTrip,
        long reconnects,
        Map<String, Long> commands,
        Optional<Queue> queue,
        Sensors sensors) {
    /// What is written on the content.
    public static final String CONTENT_TYPE = Json.CONTENT_TYPE;

    /// A setback that is over, or is not.
    ///
    /// @param words the cause with its evidence
    /// @param ago since it happened
    public record Trouble(String words, Duration ago) {}

    /// The words of `commands`, in the order in which they are written.
    public static final List<String> RESULTS =
            List.of("obeyed", "refused", "expired", "duplicate", "limited");

    public HealthReport {
        commands = Map.copyOf(commands);
    }

    /// As JSON with keys in the words of this record; what is not known has no key.
    public Payload json() {
        return Json.object(out -> {
            out.writeBooleanProperty("online", online);
            leaving.ifPresent(reason -> out.writeStringProperty("reason", reason));
            out.writeStringProperty("version", version);
            out.writeNumberProperty("uptime-s", uptime.toSeconds());
            connectedFor.ifPresent(it -> out.writeNumberProperty("connected-s", it.toSeconds()));
            out.writeNumberProperty("reconnects", reconnects);
            lastSetback.ifPresent(it ->
                    Json.object(
                            out,
                            "last-setback",
                            () -> {
                                out.writeStringProperty("cause", it.words());
                                out.writeNumberProperty("ago-s", it.ago().toSeconds());
                            }));
            roundTrip.ifPresent(
                    it -> out.writeNumberProperty("ping-ms", rounded(it.toNanos() / 1_000_000.0)));
            Json.object(
                    out,
                    "commands",
                    () ->
                            RESULTS.forEach(result ->
                                    out.writeNumberProperty(
                                            result, commands.getOrDefault(result, 0L))));
            queue.ifPresent(it ->
                    Json.object(
                            out,
                            "queue",
                            () -> {
                                out.writeNumberProperty("incoming", it.incoming());
                                out.writeNumberProperty("outgoing", it.outgoing());
                            }));
            writeSensors(out);
        });
    }

    private void writeSensors(JsonGenerator out) {
        sensors.cpuCelsius().ifPresent(it -> out.writeNumberProperty("cpu-celsius", rounded(it)));
        sensors.throttling()
                .ifPresent(it -> {
                    Json.texts(out, "throttling", it.now());
                    Json.texts(out, "throttling-since-boot", it.sinceBoot());
                });
    }

    private static BigDecimal rounded(double number) {
        return BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_UP);
    }
}
