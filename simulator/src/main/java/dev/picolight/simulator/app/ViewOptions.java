package dev.picolight.simulator.app;

import dev.picolight.device.app.Console.Refusal;
import dev.picolight.device.app.ExitCode;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.house.House;
import dev.picolight.simulator.panel.PanelView;
import dev.picolight.simulator.terminal.Screen;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How a house is looked at: line by line, on the whole terminal, on a page.
final class ViewOptions {
    /// Where a house is shown.
    enum View {
        PAGE,
        TERMINAL,
        PLAIN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--view",
            paramLabel = "page|terminal|plain",
            description =
                    "page: lines here, and a page for the browser (default on a terminal); terminal: all of it on the whole terminal, for ssh; plain: lines alone (default elsewhere)")
    private Optional<View> view = Optional.empty();

    @Mixin private PageOptions pages = new PageOptions();

    /// Whether the whole terminal is wanted.
    ///
    /// @throws Refusal when there is none
    boolean isTerminalWanted(Screen screen) {
        boolean wanted = view.filter(View.TERMINAL::equals).isPresent();
        if (wanted && !screen.isTerminal()) {
            throw new Refusal(ExitCode.USAGE, Words.of(DeskWords.class).noTerminal());
        }
        return wanted;
    }

    /// Serves the page where it is wanted, and says where.
    ///
    /// @throws Refusal when it was asked for and cannot be there
    PageOptions.Served serve(House house, HouseView lines, Screen screen) {
        return pages.serve(house, lines, view.map(View.PAGE::equals).orElseGet(screen::isTerminal));
    }

    /// Shows the house on the whole terminal until the user leaves.
    void show(House house) throws InterruptedException {
        try {
            PanelView.show(house);
        } catch (IOException gone) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "%s (%s)".formatted(Words.of(DeskWords.class).noTerminal(), gone.getMessage()));
        }
    }
}
