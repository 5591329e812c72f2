package dev.picolight.simulator.panel;

import dev.picolight.device.words.Words;
import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.fault.FaultText;
import dev.picolight.simulator.house.BoardState;
import dev.picolight.simulator.house.TimeControl;
import dev.picolight.simulator.terminal.DisplayWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/// Draws a panel: as many lines as the terminal has, none wider than it.
final class PanelPicture {
    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    private static final AttributedStyle STRONG = PLAIN.bold();
    private static final AttributedStyle FAINT =
            PLAIN.foreground(AttributedStyle.BRIGHT + AttributedStyle.BLACK);
    private static final AttributedStyle LIT =
            PLAIN.foreground(AttributedStyle.BRIGHT + AttributedStyle.YELLOW);
    private static final AttributedStyle BAD = PLAIN.foreground(AttributedStyle.RED);
    private static final int NAME_COLUMNS = 14;

    private final Panel panel;
    private final int rows;
    private final int columns;
    private final List<AttributedString> lines = new ArrayList<>();

    private PanelPicture(Panel panel, int rows, int columns) {
        this.panel = panel;
        this.rows = rows;
        this.columns = columns;
    }

    /// @param rows 1 or more
    /// @param columns 1 or more
    static List<AttributedString> of(Panel panel, int rows, int columns) {
        return new PanelPicture(panel, rows, columns).draw();
    }

    private static PanelWords words() {
        return Words.of(PanelWords.class);
    }

    private List<AttributedString> draw() {
        head();
        boards();
        faults();
        int below = 2;
        int space = Math.max(0, rows - lines.size() - 1 - below);
        if (panel.mode() == Panel.Mode.FAULTS) {
            add(STRONG, words().chooseFault(panel.board().id()));
            fill(Panel.menu(), space, false);
        } else {
            tabs();
            fill(
                    panel.log().newest(panel.pane(), panel.shownBoard(), panel.filter(), space),
                    space,
                    true);
        }
        foot();
        return List.copyOf(lines.subList(0, Math.min(rows, lines.size())));
    }

    private void head() {
        TimeControl.State time = panel.house().time().state();
        String where = panel.house().broker().map(Object::toString).orElse("—");
        String head =
                words().head(
                                where,
                                PanelLog.seconds(panel.house().now()).strip(),
                                String.valueOf(time.speed()));
        add(STRONG, time.paused() ? head + "  " + words().paused() : head);
    }

    /// A window of the boards around the chosen one, so that a house of many leaves room.
    private void boards() {
        List<BoardState> all = panel.house().boards();
        int shown = Math.clamp((long) rows / 3, 1, all.size());
        int first = Math.clamp((long) panel.chosen() - shown / 2, 0, all.size() - shown);
        for (int at = first; at < first + shown; at++) {
            board(all.get(at), at == panel.chosen());
        }
    }

    private void board(BoardState board, boolean chosen) {
        AttributedStringBuilder line = new AttributedStringBuilder();
        line.styled(chosen ? STRONG : PLAIN, chosen ? "▶ " : "  ");
        line.styled(chosen ? STRONG : PLAIN, DisplayWidth.padded(board.id(), NAME_COLUMNS) + " ");
        for (BoardState.LedState led : board.leds()) {
            line.styled(led.isLit() ? LIT : FAINT, led.isLit() ? "● " : "○ ");
            line.append(led.room());
            line.append("  ");
        }
        line.styled(
                board.isOnline() ? PLAIN : FAINT,
                board.powered()
                        ? board.standing() + board.address().map(it -> "  " + it).orElse("")
                        : words().off());
        lines.add(fitting(line.toAttributedString()));
    }

    private void faults() {
        List<Active> all = panel.house().faults().all();
        if (all.isEmpty()) {
            add(FAINT, words().nothingBroken());
        } else {
            add(
                    BAD,
                    words().faults(
                                    all.stream()
                                            .map(PanelPicture::fault)
                                            .collect(Collectors.joining(", "))));
        }
    }

    private static String fault(Active active) {
        return FaultText.text(active.fault())
                + active.board().map(board -> " (" + board + ")").orElse("");
    }

    private void tabs() {
        AttributedStringBuilder line = new AttributedStringBuilder();
        for (Panel.Pane pane : Panel.Pane.values()) {
            line.append(" ");
            line.styled(
                    pane == panel.pane() ? STRONG.inverse() : FAINT,
                    " " + words().pane(pane) + " ");
        }
        Optional<String> board = panel.shownBoard();
        board.ifPresent(id -> line.styled(STRONG, "  " + id));
        if (!panel.filter().isEmpty()) {
            line.styled(STRONG, "  " + words().filter(panel.filter()));
        }
        lines.add(fitting(line.toAttributedString()));
    }

    /// @param newest whether what is last counts most
    private void fill(List<String> texts, int space, boolean newest) {
        List<String> shown =
                texts.size() <= space
                        ? texts
                        : newest
                                ? texts.subList(texts.size() - space, texts.size())
                                : texts.subList(0, space);
        shown.forEach(text -> add(PLAIN, text));
        for (int empty = shown.size(); empty < space; empty++) {
            add(PLAIN, "");
        }
    }

    private void foot() {
        switch (panel.mode()) {
            case PROMPT -> {
                add(STRONG, words().ask(panel.prompt().purpose()) + panel.prompt().text() + "▏");
                add(FAINT, words().promptKeys());
            }
            case FAULTS -> {
                add(PLAIN, panel.notice());
                add(FAINT, words().menuKeys());
            }
            case WATCH -> {
                add(PLAIN, panel.notice());
                add(FAINT, words().keys());
            }
        }
    }

    private void add(AttributedStyle style, String text) {
        lines.add(fitting(new AttributedString(text, style)));
    }

    private AttributedString fitting(AttributedString text) {
        return text.columnLength() <= columns
                ? text
                : AttributedString.join(
                        AttributedString.EMPTY,
                        text.columnSubSequence(0, Math.max(0, columns - 1)),
                        new AttributedString("…"));
    }
}
