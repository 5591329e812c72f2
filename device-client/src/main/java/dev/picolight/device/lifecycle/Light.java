package dev.picolight.device.lifecycle;

import dev.picolight.device.command.BootPolicy;
import dev.picolight.device.command.CommandParser;
import dev.picolight.device.command.LedCommand;
import dev.picolight.device.command.Replies.LightState;
import dev.picolight.device.lifecycle.DeviceAction.PlayPattern;
import dev.picolight.led.Brightness;
import dev.picolight.led.LedPattern;
import java.time.Instant;
import java.util.Optional;

/// One LED as the device means it: what it shows when no pattern runs, the pattern if one does, and
/// who wanted it.
final class Light {
    private final int led;
    private final DeviceProfile.Room room;
    private final CommandParser parser;
    private boolean lit;
    private Brightness level = Brightness.FULL;
    private Optional<Effect> effect = Optional.empty();
    private Source source = Source.BOOT;
    private Instant since = Instant.EPOCH;
    private boolean untouched = true;

    /// A running pattern. Its end changes nothing but the published state: the player knows by
    /// itself what stays.
    private record Effect(String name, Optional<Instant> until) {}

    /// @param led position in the settings, from 0
    Light(int led, DeviceProfile.Room room) {
        this.led = led;
        this.room = room;
        this.parser = new CommandParser(room.text());
    }

    int led() {
        return led;
    }

    DeviceProfile.Room room() {
        return room;
    }

    CommandParser parser() {
        return parser;
    }

    Source source() {
        return source;
    }

    /// Since when it shows what it shows.
    Instant since() {
        return since;
    }

    LightState state() {
        return new LightState(
                lit || effect.isPresent(),
                room.canDim() ? Optional.of(level) : Optional.empty(),
                effect.map(Effect::name));
    }

    /// What is to be known after a power cut.
    Remembered remembered() {
        return new Remembered(room.name(), lit, level);
    }

    /// Begins as the settings say. What it was before is not known yet.
    ///
    /// @return nothing while it is dark, which an LED is from the start
    Optional<PlayPattern> boot(Instant now) {
        since = now;
        lit = room.onBoot() == BootPolicy.ON;
        return lit ? Optional.of(show()) : Optional.empty();
    }

    /// Means what another one meant: the same LED, or one in another place, after a change of the
    /// settings.
    void goOnAs(Light before) {
        lit = before.lit;
        level = before.level;
        effect = before.effect;
        source = before.source;
        since = before.since;
        untouched = before.untouched;
    }

    /// Its hardware is another one, on which no pattern runs.
    ///
    /// @return nothing while it is dark, which an LED is from the start
    Optional<PlayPattern> moved(Instant now) {
        if (effect.isPresent()) {
            effect = Optional.empty();
            since = now;
        }
        return lit ? Optional.of(show()) : Optional.empty();
    }

    /// Goes on as it was before the power cut, unless somebody was faster.
    Optional<PlayPattern> recall(Remembered before, Instant now) {
        if (room.onBoot() != BootPolicy.LAST || !untouched) {
            return Optional.empty();
        }
        level = room.canDim() && before.level().isLit() ? before.level() : Brightness.FULL;
        lit = before.lit();
        since = now;
        return lit ? Optional.of(show()) : Optional.empty();
    }

    /// Does what a command asks. One that changes nothing leaves source and time as they are.
    PlayPattern apply(LedCommand command, Source by, Instant now) {
        LightState before = state();
        PlayPattern action =
                switch (command) {
                    case LedCommand.TurnOn _ -> steady(true);
                    case LedCommand.TurnOff _ -> steady(false);
                    case LedCommand.Toggle _ -> steady(!state().lit());
                    case LedCommand.TellState _ -> show();
                    case LedCommand.Dim(Brightness brightness, _) -> dim(brightness);
                    case LedCommand.Play play -> play(play, now);
                };
        boolean changed = command instanceof LedCommand.Play || !state().equals(before);
        if (changed || untouched) {
            source = by;
            since = now;
        }
        untouched = false;
        return action;
    }

    private PlayPattern dim(Brightness brightness) {
        if (room.canDim() && brightness.isLit()) {
            level = brightness;
        }
        return steady(brightness.isLit());
    }

    private PlayPattern play(LedCommand.Play play, Instant now) {
        lit =
                switch (play.afterwards()) {
                    case AS_BEFORE -> lit;
                    case LIT -> true;
                };
        effect = Optional.of(new Effect(play.name(), play.pattern().length().map(now::plus)));
        return new PlayPattern(led, play.pattern(), afterwards());
    }

    private PlayPattern steady(boolean on) {
        lit = on;
        effect = Optional.empty();
        return show();
    }

    /// What it shows without a pattern.
    PlayPattern show() {
        return new PlayPattern(led, afterwards(), afterwards());
    }

    private LedPattern.Steady afterwards() {
        return new LedPattern.Steady(lit ? level : Brightness.DARK);
    }

    /// When the running pattern ends.
    Optional<Instant> patternEnds() {
        return effect.flatMap(Effect::until);
    }

    /// Ends the pattern if its time is over.
    ///
    /// @return whether it did
    boolean endPattern(Instant now) {
        Optional<Instant> over = patternEnds().filter(until -> !until.isAfter(now));
        if (over.isPresent()) {
            effect = Optional.empty();
            since = over.get();
        }
        return over.isPresent();
    }
}
