package dev.picolight.simulator.terminal;

import java.io.PrintStream;
import java.time.Duration;

/// Where the lines go. Any thread may write: lines come out whole, one after the other.
public final class Screen {
    private final PrintStream out;
    private final TerminalAbilities abilities;
    private final EventLines lines;

    /// @param out written in the charset that `abilities` names
    public Screen(PrintStream out, TerminalAbilities abilities) {
        this.out = out;
        this.abilities = abilities;
        this.lines = new EventLines(abilities);
    }

    /// The terminal, file or program that this process writes to.
    public static Screen ofStandardOutput() {
        return new Screen(System.out, TerminalAbilities.ofStandardOutput(System.out));
    }

    /// Whether somebody sits there, who can watch and type.
    public boolean isTerminal() {
        return abilities.terminal();
    }

    public void event(Duration sinceStart, Actor actor, String what) {
        write(lines.event(sinceStart, actor, what));
    }

    public void led(Duration sinceStart, boolean lit, String what) {
        write(lines.led(sinceStart, lit, what));
    }

    /// One whole line, which can be copied.
    public void line(String text) {
        write(lines.whole(text));
    }

    public void heading(String text) {
        write(lines.heading(text));
    }

    public void trouble(String text) {
        write(lines.trouble(text));
    }

    private void write(String line) {
        out.println(line);
        out.flush();
    }
}
