package dev.picolight.simulator.terminal;

import dev.picolight.device.mqtt.Shown;
import dev.picolight.simulator.terminal.Palette.Paint;
import java.time.Duration;
import java.util.Locale;

/// Makes one line of one event: when, who, what.
///
/// ```
///    3.214 s  pico    Connected to 192.168.137.113:1883
///    3.302 s  led     ● lit, 4 ms after the message
/// ```
///
/// What is said may come from anywhere: control characters, and characters that the output cannot
/// express, are shown as their numbers.
public final class EventLines {
    private static final int COLUMNS_MIN = 20;

    private final TerminalAbilities abilities;
    private final Palette palette;

    public EventLines(TerminalAbilities abilities) {
        this.abilities = abilities;
        this.palette = new Palette(abilities.coloured());
    }

    /// One line, without its end.
    ///
    /// @param sinceStart of the program
    /// @param what goes on below itself where the terminal's line ends: a remedy that is cut off
    ///   helps nobody
    public String event(Duration sinceStart, Actor actor, String what) {
        return line(sinceStart, actor, "", Paint.NOTE, what);
    }

    /// The LED as it looks now, before what there is to say about it.
    public String led(Duration sinceStart, boolean lit, String what) {
        return line(sinceStart, Actor.LED, symbol(lit) + " ", lit ? Paint.LIT : Paint.FAINT, what);
    }

    /// A line of its own, never cut, so that it can be copied.
    public String whole(String text) {
        return safe(text);
    }

    /// As [#whole], standing out.
    public String heading(String text) {
        return palette.paint(Paint.STRONG, safe(text));
    }

    /// As [#whole], for what went wrong.
    public String trouble(String text) {
        return palette.paint(Paint.BAD, safe(text));
    }

    private String symbol(boolean lit) {
        if (abilities.canShow("●○")) {
            return lit ? "●" : "○";
        }
        return lit ? "(*)" : "( )";
    }

    private String line(
            Duration sinceStart, Actor actor, String symbol, Paint symbolPaint, String what) {
        String when = String.format(Locale.ROOT, "%8.3f s", sinceStart.toNanos() / 1e9);
        String who = DisplayWidth.padded(actor.label(), Actor.COLUMNS);
        int before = DisplayWidth.columns(when + "  " + who + "  " + symbol);
        String shown = safe(what);
        if (abilities.columns().isPresent()) {
            int left = Math.max(COLUMNS_MIN, abilities.columns().getAsInt() - before);
            shown = String.join("\n" + " ".repeat(before), DisplayWidth.wrapped(shown, left));
        }
        return palette.paint(Paint.FAINT, when)
                + "  "
                + who
                + "  "
                + (symbol.isEmpty() ? "" : palette.paint(symbolPaint, symbol))
                + shown;
    }

    private String safe(String text) {
        return abilities.encodable(Shown.bounded(text, Integer.MAX_VALUE));
    }
}
