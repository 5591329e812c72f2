package dev.picolight.simulator.terminal;

import dev.picolight.device.log.LogFormat;
import java.io.PrintStream;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Where the lines go. Any thread may write: lines come out whole, one after the other.
public final class Screen {
    private static final String LOG_NAME = "dev.picolight.simulator";

    private final PrintStream out;
    private final TerminalAbilities abilities;
    private final EventLines lines;
    private final Show show;

    /// What becomes of a line.
    private enum Show {
        ALL,
        /// Only what needs attention, because the command line asks for quiet.
        TROUBLE,
        /// All of it is written into the log, because that is read by a program.
        IN_THE_LOG
    }

    /// @param out written in the charset that `abilities` names
    public Screen(PrintStream out, TerminalAbilities abilities) {
        this(out, abilities, Show.ALL);
    }

    private Screen(PrintStream out, TerminalAbilities abilities, Show show) {
        this.out = out;
        this.abilities = abilities;
        this.lines = new EventLines(abilities);
        this.show = show;
    }

    /// The terminal, file or program that this process writes to, as the options of the log say.
    public static Screen ofStandardOutput() {
        return new Screen(
                System.out,
                TerminalAbilities.ofStandardOutput(System.out),
                LogFormat.inUse() == LogFormat.JSON
                        ? Show.IN_THE_LOG
                        : log().isInfoEnabled() ? Show.ALL : Show.TROUBLE);
    }

    private static Logger log() {
        return LoggerFactory.getLogger(LOG_NAME);
    }

    /// Whether somebody sits there, who can watch and type.
    public boolean isTerminal() {
        return abilities.terminal();
    }

    public void event(Duration sinceStart, Actor actor, String what) {
        write(Level.INFO, actor.label() + ": " + what, lines.event(sinceStart, actor, what));
    }

    /// An event that needs attention, also where quiet is asked for.
    public void alarm(Duration sinceStart, Actor actor, String what) {
        write(Level.WARN, actor.label() + ": " + what, lines.event(sinceStart, actor, what));
    }

    public void led(Duration sinceStart, boolean lit, String what) {
        write(Level.INFO, Actor.LED.label() + ": " + what, lines.led(sinceStart, lit, what));
    }

    /// One whole line, which can be copied.
    public void line(String text) {
        write(Level.INFO, text.strip(), lines.whole(text));
    }

    public void heading(String text) {
        write(Level.INFO, text, lines.heading(text));
    }

    public void trouble(String text) {
        write(Level.ERROR, text, lines.trouble(text));
    }

    /// @param words for the log, where an empty line says nothing
    private void write(Level level, String words, String line) {
        switch (show) {
            case ALL -> print(line);
            case TROUBLE -> {
                if (level != Level.INFO) {
                    print(line);
                }
            }
            case IN_THE_LOG -> {
                if (!words.isEmpty()) {
                    log().atLevel(level).log("{}", words);
                }
            }
        }
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }
}
