package dev.picolight.device.lifecycle;

import dev.picolight.device.announce.HealthReport;
import dev.picolight.device.announce.Sensors;
import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.lifecycle.Counters.Count;
import dev.picolight.device.lifecycle.DeviceAction.Measure;
import dev.picolight.device.lifecycle.DeviceEvent.Measured;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.words.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the device knows about its own health, and when it says so: at once when it comes online,
/// then at even intervals.
///
/// Before each report it asks for what only the machine can measure, and does not wait for it for
/// long.
final class Health {
    private static final Duration MEASURING_MAX = Duration.ofSeconds(2);

    /// A device that is gone without a word has no health for longer than this many intervals.
    private static final int EXPIRES_AFTER_INTERVALS = 3;

    private final DeviceProfile profile;
    private final Counters counters;
    private Optional<Instant> bootedAt = Optional.empty();
    private Optional<Instant> connectedAt = Optional.empty();
    private boolean wasConnected;
    private boolean online;
    private Optional<Failed> lastSetback = Optional.empty();
    private Optional<Duration> roundTrip = Optional.empty();
    private Optional<Instant> dueAt = Optional.empty();
    private Optional<Instant> measuringUntil = Optional.empty();
    private Optional<Measured> measured = Optional.empty();

    private record Failed(Setback setback, Instant at) {}

    Health(DeviceProfile profile, Counters counters) {
        this.profile = profile;
        this.counters = counters;
    }

    /// The same for a device that has become another one.
    Health(DeviceProfile profile, Health before) {
        this(profile, before.counters);
        bootedAt = before.bootedAt;
        connectedAt = before.connectedAt;
        wasConnected = before.wasConnected;
        online = before.online;
        lastSetback = before.lastSetback;
        roundTrip = before.roundTrip;
        boolean told = profile.presentation().healthEvery().isPresent();
        dueAt = before.dueAt.filter(_ -> told);
        measuringUntil = before.measuringUntil.filter(_ -> told);
        measured = before.measured;
    }

    /// The first instant the device knows of.
    void booted(Instant now) {
        bootedAt = bootedAt.or(() -> Optional.of(now));
    }

    /// CONNACK has come.
    void connected(Instant now) {
        connectedAt = Optional.of(now);
        if (wasConnected) {
            counters.add(Count.RECONNECTED);
        }
        wasConnected = true;
    }

    void pingAnswered(Duration after) {
        roundTrip = Optional.of(after);
    }

    /// The device is not online, or not any more.
    void failed(Setback setback, Instant now) {
        lastSetback = Optional.of(new Failed(setback, now));
        connectedAt = Optional.empty();
        online = false;
        dueAt = Optional.empty();
        measuringUntil = Optional.empty();
    }

    Optional<Instant> deadline() {
        return measuringUntil.or(() -> dueAt);
    }

    /// The device is online: the first report.
    List<DeviceAction> comeOnline(Instant now) {
        online = true;
        return profile.presentation().healthEvery().isPresent() ? measure(now) : List.of();
    }

    /// The report, when it cannot wait any longer for what is measured.
    Optional<OutboundMessage> measuringTakesTooLong(Instant now) {
        if (measuringUntil.filter(at -> !at.isAfter(now)).isEmpty()) {
            return Optional.empty();
        }
        measured = Optional.empty();
        return tell(now);
    }

    boolean isDue(Instant now) {
        return measuringUntil.isEmpty() && dueAt.filter(at -> !at.isAfter(now)).isPresent();
    }

    List<DeviceAction> measure(Instant now) {
        measuringUntil = Optional.of(now.plus(MEASURING_MAX));
        return List.of(new Measure());
    }

    /// The report that has waited for what was measured; empty when none has.
    Optional<OutboundMessage> measured(Measured news, Instant now) {
        measured = Optional.of(news);
        return measuringUntil.isPresent() ? tell(now) : Optional.empty();
    }

    private Optional<OutboundMessage> tell(Instant now) {
        measuringUntil = Optional.empty();
        dueAt = profile.presentation().healthEvery().map(now::plus);
        return message(report(Optional.empty(), now));
    }

    /// The last report, of a device that leaves on purpose.
    Optional<OutboundMessage> leave(String reason, Instant now) {
        online = false;
        return message(report(Optional.of(reason), now));
    }

    private Optional<OutboundMessage> message(HealthReport report) {
        return profile.presentation()
                .healthEvery()
                .map(every ->
                        new OutboundMessage(
                                profile.health(),
                                report.json(),
                                Qos.AT_MOST_ONCE,
                                true,
                                Optional.of(every.multipliedBy(EXPIRES_AFTER_INTERVALS)),
                                Optional.of(HealthReport.CONTENT_TYPE),
                                Optional.empty()));
    }

    /// How the device is now.
    HealthReport report(Optional<String> leaving, Instant now) {
        Map<String, Long> commands = new LinkedHashMap<>();
        counters.snapshot()
                .forEach((count, number) ->
                        commands.put(count.name().toLowerCase(Locale.ROOT), number));
        return new HealthReport(
                online,
                leaving,
                profile.presentation().machine().version(),
                since(bootedAt, now).orElse(Duration.ZERO),
                since(connectedAt, now),
                lastSetback.map(it ->
                        new HealthReport.Trouble(
                                it.setback().seen(Language.ENGLISH),
                                Duration.between(it.at(), now))),
                roundTrip,
                counters.of(Count.RECONNECTED),
                commands,
                measured.map(Measured::queue),
                measured.map(Measured::sensors).orElse(Sensors.NONE));
    }

    private static Optional<Duration> since(Optional<Instant> then, Instant now) {
        return then.map(at -> Duration.between(at, now));
    }
}
