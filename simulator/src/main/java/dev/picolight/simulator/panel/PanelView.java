package dev.picolight.simulator.panel;

import dev.picolight.simulator.house.House;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/// A house on the whole terminal, until the user leaves by `q` or Ctrl-C.
public final class PanelView {
    /// How often the picture is drawn at most: ten times a second are fluent, also over ssh.
    private static final long FRAME_MILLIS = 100;

    private final Terminal terminal;
    private final House house;

    private PanelView(Terminal terminal, House house) {
        this.terminal = terminal;
        this.house = house;
    }

    /// Shows it on this process's terminal and returns when the user has left. The terminal is then
    /// as it was.
    ///
    /// @throws IOException when there is no terminal, or it is gone
    public static void show(House house) throws IOException, InterruptedException {
        try (Terminal terminal =
                TerminalBuilder.builder().system(true).dumb(false).nativeSignals(false).build()) {
            new PanelView(terminal, house).run();
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    /// The same on another terminal, for tests.
    static void show(House house, Terminal terminal) throws IOException, InterruptedException {
        new PanelView(terminal, house).run();
    }

    private void run() throws IOException, InterruptedException {
        Attributes before = terminal.enterRawMode();
        Attributes raw = terminal.getAttributes();
        raw.setLocalFlag(Attributes.LocalFlag.ISIG, true); // Ctrl-C stays what it is
        terminal.setAttributes(raw);
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.clear_screen);
        terminal.puts(Capability.cursor_invisible);
        Panel panel =
                new Panel(house, new PanelDeeds(house, deed -> Thread.ofVirtual().start(deed)));
        house.events().after(0).forEach(panel.log()::take);
        Runnable unwatch = house.events().watch(panel.log()::take);
        try {
            draw(panel);
        } finally {
            unwatch.run();
            terminal.puts(Capability.cursor_normal);
            terminal.puts(Capability.exit_ca_mode);
            terminal.setAttributes(before);
            terminal.flush();
        }
    }

    private void draw(Panel panel) throws IOException, InterruptedException {
        Display display = new Display(terminal, true);
        PanelKeys keys = new PanelKeys(terminal.reader());
        while (!panel.isEnded()) {
            Size size = size();
            display.resize(size);
            List<AttributedString> picture =
                    PanelPicture.of(panel, size.getRows(), size.getColumns());
            display.update(picture, 0);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Optional<String> key = keys.next(FRAME_MILLIS);
            while (key.isPresent() && !panel.isEnded()) {
                panel.press(key.get());
                key = keys.next(1);
            }
        }
    }

    private Size size() {
        Size size = terminal.getSize();
        return size.getRows() > 0 && size.getColumns() > 0 ? size : Size.of(80, 24);
    }
}
