package dev.picolight.device.app;

import dev.picolight.device.diagnosis.LedDiagnosis;
import dev.picolight.device.lifecycle.DeviceEvent.LedFailed;
import dev.picolight.device.lifecycle.DeviceEvent.LedWorks;
import dev.picolight.device.lifecycle.DeviceEvent.SettingsChanged;
import dev.picolight.device.port.EventSink;
import dev.picolight.led.Brightness;
import dev.picolight.led.Led;
import dev.picolight.led.LedFault;
import dev.picolight.led.LedPattern;
import dev.picolight.led.LedPlayer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The players of all LEDs, when the next frame of each is due, and whether its hardware took the
/// last one. Belongs to the thread that owns the device.
final class Players {
    private static final LedPattern.Steady DARK = new LedPattern.Steady(Brightness.DARK);

    private volatile List<Player> players;
    private final EventSink events;
    private final Defects defects;

    /// An LED and when its next frame is due.
    private static final class Player {
        final int led;
        final LedPlayer player;
        Optional<Instant> due = Optional.empty();
        boolean failed;

        Player(int led, LedPlayer player) {
            this.led = led;
            this.player = player;
        }

        /// The same one in another place.
        Player(int led, Player before) {
            this(led, before.player);
            this.due = before.due;
            this.failed = before.failed;
        }
    }

    /// @param players one for each LED, in the order of the settings
    /// @param events where an LED that fails, or works again, is told
    Players(List<LedPlayer> players, EventSink events, Defects defects) {
        List<Player> made = new ArrayList<>();
        for (LedPlayer player : players) {
            made.add(new Player(made.size(), player));
        }
        this.players = List.copyOf(made);
        this.events = events;
        this.defects = defects;
    }

    /// In the order of the settings.
    List<LedPlayer> all() {
        return players.stream().map(player -> player.player).toList();
    }

    /// Shows the frames that are due.
    void advance(Instant now) {
        for (Player player : players) {
            if (player.due.filter(at -> !at.isAfter(now)).isPresent()) {
                show(player, () -> player.player.advance(now));
            }
        }
    }

    /// Begins a pattern, in place of the one before.
    ///
    /// @param led position in the settings, from 0
    void play(int led, LedPattern pattern, LedPattern.Steady after, Instant now) {
        Player player = players.get(led);
        show(player, () -> player.player.play(pattern, after, now));
    }

    /// When the next frame is due, or the other instant if that is earlier; empty when neither is.
    Optional<Instant> dueOr(Optional<Instant> other) {
        Optional<Instant> earliest = other;
        for (Player player : players) {
            earliest = earlier(earliest, player.due);
        }
        return earliest;
    }

    /// Whether a change is one of these LEDs, and brings all that it needs.
    boolean fit(Change change) {
        List<SettingsChanged.Forerunner> leds = change.event().leds();
        for (int led = 0; led < leds.size(); led++) {
            Optional<Integer> before = leds.get(led).before();
            if (before.filter(at -> at >= players.size()).isPresent()
                    || (leds.get(led).untouched()
                            ? before.isEmpty()
                            : !change.leds().containsKey(led))) {
                return false;
            }
        }
        return true;
    }

    /// Goes on with the LEDs of other settings. The new ones are dark, and say so at once if their
    /// hardware does not obey.
    ///
    /// @param change one that [#fit]s
    /// @return the players that are of no use any more, by their old positions
    Map<Integer, LedPlayer> exchange(Change change) {
        Map<Integer, LedPlayer> retired = new HashMap<>();
        players.forEach(player -> retired.put(player.led, player.player));
        List<Player> next = new ArrayList<>();
        for (SettingsChanged.Forerunner origin : change.event().leds()) {
            int led = next.size();
            if (origin.untouched()) {
                Player before = players.get(origin.before().orElseThrow());
                retired.remove(before.led);
                next.add(new Player(led, before));
            } else {
                Led opened = Optional.ofNullable(change.leds().get(led)).orElseThrow();
                Player fresh = new Player(led, new LedPlayer(opened));
                show(fresh, () -> fresh.player.play(DARK, DARK, Instant.MIN));
                next.add(fresh);
            }
        }
        players = List.copyOf(next);
        return retired;
    }

    /// An LED that fails must not take the device with it.
    private void show(Player player, Supplier<Optional<Instant>> frame) {
        try {
            player.due = frame.get();
            if (player.failed) {
                player.failed = false;
                events.accept(new LedWorks(player.led));
            }
        } catch (LedFault fault) {
            player.due = Optional.empty();
            player.failed = true;
            LedDiagnosis why = LedDiagnosis.of(fault);
            events.accept(new LedFailed(player.led, why.cause(), why.remedy()));
        } catch (RuntimeException defect) {
            player.due = Optional.empty();
            defects.tell(LedPlayer.class, defect);
        }
    }

    private static Optional<Instant> earlier(Optional<Instant> a, Optional<Instant> b) {
        return a.isEmpty() || (b.isPresent() && b.get().isBefore(a.get())) ? b : a;
    }
}
