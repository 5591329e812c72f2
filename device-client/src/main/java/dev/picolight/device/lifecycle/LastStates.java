package dev.picolight.device.lifecycle;

import dev.picolight.device.command.BootPolicy;
import dev.picolight.device.lifecycle.DeviceAction.PlayPattern;
import dev.picolight.device.lifecycle.DeviceAction.Recall;
import dev.picolight.device.lifecycle.DeviceAction.Remember;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the LEDs with `on-boot: last` showed, for after a power cut: kept when it has changed, and
/// not more than once a second, because flash memory wears out.
///
/// Nothing is kept before what was kept the last time has been recalled: it would be overwritten.
final class LastStates {
    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);

    private final List<Light> lights;
    private List<Remembered> kept = List.of();
    private Optional<Instant> keptAt = Optional.empty();
    private boolean recalled;

    /// @param all of which those count whose policy is [BootPolicy#LAST]
    LastStates(List<Light> all) {
        lights = all.stream().filter(light -> light.room().onBoot() == BootPolicy.LAST).toList();
    }

    /// The same for other LEDs, while the device runs.
    LastStates(List<Light> all, LastStates before) {
        this(all);
        kept = before.kept;
        keptAt = before.keptAt;
        recalled = before.recalled || before.lights.isEmpty(); // who never asked gets no answer
    }

    /// What to ask for at the beginning.
    List<DeviceAction> boot() {
        return lights.isEmpty() ? List.of() : List.of(new Recall());
    }

    /// Has the LEDs go on as they were.
    List<PlayPattern> recalled(List<Remembered> before, Instant now) {
        if (recalled) {
            return List.of();
        }
        recalled = true;
        kept = before;
        List<PlayPattern> actions = new ArrayList<>();
        for (Light light : lights) {
            before.stream()
                    .filter(it -> it.room().equals(light.room().name()))
                    .findFirst()
                    .flatMap(it -> light.recall(it, now))
                    .ifPresent(actions::add);
        }
        return actions;
    }

    /// They are kept in another place from now on, where nothing is kept yet.
    void keepAnew() {
        kept = List.of();
        keptAt = Optional.empty();
    }

    /// When the next change may be kept, if there is one.
    Optional<Instant> deadline() {
        return hasChanged() ? keptAt.map(at -> at.plus(BETWEEN_WRITES)) : Optional.empty();
    }

    /// Keeps what has changed, if it may be now.
    List<DeviceAction> due(Instant now) {
        boolean tooSoon = keptAt.filter(at -> at.plus(BETWEEN_WRITES).isAfter(now)).isPresent();
        return tooSoon ? List.of() : keep(now);
    }

    /// Keeps what has changed, however soon.
    List<DeviceAction> keep(Instant now) {
        if (!hasChanged()) {
            return List.of();
        }
        kept = snapshot();
        keptAt = Optional.of(now);
        return List.of(new Remember(kept));
    }

    private boolean hasChanged() {
        return recalled && !lights.isEmpty() && !kept.equals(snapshot());
    }

    private List<Remembered> snapshot() {
        return lights.stream().map(Light::remembered).toList();
    }
}
