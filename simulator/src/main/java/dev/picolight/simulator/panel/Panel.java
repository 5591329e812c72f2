package dev.picolight.simulator.panel;

import dev.picolight.device.words.Words;
import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.fault.FaultKind;
import dev.picolight.simulator.fault.FaultText;
import dev.picolight.simulator.fault.FaultWords;
import dev.picolight.simulator.house.BoardState;
import dev.picolight.simulator.house.House;
import dev.picolight.simulator.house.TimeControl;
import java.util.List;
import java.util.Optional;

/// What the panel shows and what its keys do, without a terminal. One thread uses it; only the log
/// is filled by others.
final class Panel {
    /// What the lower part shows.
    enum Pane {
        CONSOLE,
        PACKETS,
        EVENTS;

        private Pane next() {
            return switch (this) {
                case CONSOLE -> PACKETS;
                case PACKETS -> EVENTS;
                case EVENTS -> CONSOLE;
            };
        }
    }

    /// What keys mean now.
    enum Mode {
        WATCH,
        FAULTS,
        PROMPT
    }

    private static final List<FaultKind> KINDS = List.of(FaultKind.values());
    private static final double FASTER = 2;
    private static final double SPEED_MIN = 0.1;
    private static final double SPEED_MAX = 1000;

    private final House house;
    private final PanelDeeds deeds;
    private final PanelLog log;
    private Pane pane = Pane.CONSOLE;
    private Mode mode = Mode.WATCH;
    private Prompt prompt = new Prompt(Prompt.Purpose.FILTER, "");
    private String filter = "";
    private boolean onlyThisBoard;
    private int chosen;
    private boolean ended;

    Panel(House house, PanelDeeds deeds) {
        this.house = house;
        this.deeds = deeds;
        this.log = new PanelLog(house.plan().boards().size() > 1);
    }

    PanelLog log() {
        return log;
    }

    Pane pane() {
        return pane;
    }

    Mode mode() {
        return mode;
    }

    Prompt prompt() {
        return prompt;
    }

    String filter() {
        return filter;
    }

    /// What was done last, or why it was not.
    String notice() {
        return deeds.notice();
    }

    House house() {
        return house;
    }

    /// Whose lines are shown; empty: everybody's.
    Optional<String> shownBoard() {
        return onlyThisBoard ? Optional.of(board().id()) : Optional.empty();
    }

    int chosen() {
        return chosen;
    }

    /// Whether the user wants to leave.
    boolean isEnded() {
        return ended;
    }

    BoardState board() {
        return house.boards().get(chosen);
    }

    /// Does what a key means.
    ///
    /// @param key one character, or `up`, `down`, `enter`, `escape`, `backspace`, `tab`
    void press(String key) {
        switch (mode) {
            case WATCH -> watch(key);
            case FAULTS -> choose(key);
            case PROMPT -> type(key);
        }
    }

    private void watch(String key) {
        switch (key) {
            case "q" -> ended = true;
            case "up", "k" -> chosen = Math.max(0, chosen - 1);
            case "down", "j" -> chosen = Math.min(house.boards().size() - 1, chosen + 1);
            case "c" -> pane = Pane.CONSOLE;
            case "p" -> pane = Pane.PACKETS;
            case "e" -> pane = Pane.EVENTS;
            case "tab" -> pane = pane.next();
            case "b" -> onlyThisBoard = !onlyThisBoard;
            case " " -> deeds.togglePower(board());
            case "f" -> mode = Mode.FAULTS;
            case "x" -> deeds.mendAll();
            case "w" -> deeds.toggle(new Fault.Wifi(Fault.Wifi.Kind.DOWN), board().id());
            case "m" -> ask(Prompt.Purpose.PUBLISH, firstTopic() + " ");
            case "/" -> ask(Prompt.Purpose.FILTER, filter);
            case "z" -> togglePause();
            case "." -> house.time().step();
            case "+" -> speed(FASTER);
            case "-" -> speed(1 / FASTER);
            case "=" -> ask(Prompt.Purpose.SPEED, "");
            default -> {} // other keys mean nothing
        }
    }

    private void togglePause() {
        TimeControl time = house.time();
        if (time.state().paused()) {
            time.resume();
        } else {
            time.pause();
        }
    }

    private void speed(double factor) {
        double wanted = house.time().state().speed() * factor;
        house.time().speed(Math.clamp(wanted, SPEED_MIN, SPEED_MAX));
    }

    private String firstTopic() {
        return board().leds().isEmpty() ? "" : board().leds().getFirst().room() + "/message";
    }

    private void ask(Prompt.Purpose purpose, String text) {
        mode = Mode.PROMPT;
        prompt = new Prompt(purpose, text);
    }

    /// Kinds have the letters a, b, c … in their order.
    private void choose(String key) {
        Optional<FaultKind> lettered =
                KINDS.stream().filter(kind -> letter(kind).equals(key)).findFirst();
        if (lettered.isEmpty()) {
            mode = Mode.WATCH;
            return;
        }
        FaultKind wanted = lettered.get();
        Optional<Active> there =
                house.faults().all().stream()
                        .filter(it -> FaultKind.of(it.fault()) == wanted)
                        .filter(it -> it.board().map(board().id()::equals).orElse(true))
                        .findFirst();
        if (there.isPresent()) {
            house.faults().end(there.get().number());
            mode = Mode.WATCH;
        } else if (wanted.attributes().isEmpty()) {
            deeds.toggle(FaultText.parse(wanted.text()), board().id());
            mode = Mode.WATCH;
        } else {
            ask(Prompt.Purpose.FAULT, wanted.text() + " ");
        }
    }

    private void type(String key) {
        switch (key) {
            case "escape" -> mode = Mode.WATCH;
            case "backspace" -> prompt = prompt.shortened();
            case "enter" -> {
                mode = Mode.WATCH;
                take(prompt);
            }
            case "up", "down", "tab" -> {}
            default -> prompt = prompt.typed(key);
        }
    }

    private void take(Prompt typed) {
        String text = typed.text().strip();
        switch (typed.purpose()) {
            case FILTER -> filter = text;
            case PUBLISH -> deeds.publish(text);
            case SPEED -> deeds.speed(text);
            case FAULT -> deeds.begin(text, board().id());
        }
    }

    /// Which key stands for it in the menu.
    static String letter(FaultKind kind) {
        return Character.toString('a' + KINDS.indexOf(kind));
    }

    /// The faults in one line each, with their letters, for the menu.
    static List<String> menu() {
        return KINDS.stream()
                .map(kind ->
                        "%s  %-16s %s"
                                .formatted(
                                        letter(kind),
                                        kind.text(),
                                        Words.of(FaultWords.class).does(kind)))
                .toList();
    }
}
