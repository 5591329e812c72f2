package dev.picolight.simulator.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Waits for a line on a console. Looks from the last match on, so that output which was faster
/// than the scenario is not lost.
final class SerialWait {
    private static final int LINES_SHOWN = 8;

    private final Asked asked;
    private final Deed.WaitSerial deed;
    private final List<String> boards;
    private final Map<String, Long> looked = new HashMap<>();

    private record Found(String board, long index, Witness.Line line, Map<String, String> groups) {}

    SerialWait(Asked asked, Deed.WaitSerial deed) {
        this.asked = asked;
        this.deed = deed;
        this.boards = asked.stage().ids(deed.boards(), asked.variables());
        boards.forEach(board -> looked.put(board, asked.memory().line(board)));
    }

    Machine machine() {
        return asked.until(
                deed.within(),
                this::isFound,
                () ->
                        RunWords.get()
                                .line(
                                        String.join(", ", boards),
                                        deed.match().shown(asked.variables())),
                this::seen);
    }

    private boolean isFound() {
        Optional<Found> first = Optional.empty();
        for (String board : boards) {
            Optional<Found> found = look(board);
            if (found.isPresent()
                    && first.map(it -> found.get().line().number() < it.line().number())
                            .orElse(true)) {
                first = found;
            }
        }
        first.ifPresent(found -> {
            asked.memory().readLines(found.board(), found.index() + 1);
            found.groups().forEach(asked.memory()::set);
        });
        return first.isPresent();
    }

    private Optional<Found> look(String board) {
        Tail<Witness.Line> console = asked.witness().console(board);
        List<Witness.Line> lines = console.from(Optional.ofNullable(looked.get(board)).orElse(0L));
        long index = console.firstOf(lines);
        for (Witness.Line line : lines) {
            Optional<Map<String, String>> groups = deed.match().in(line.text(), asked.variables());
            if (groups.isPresent()) {
                return Optional.of(new Found(board, index, line, groups.get()));
            }
            index++;
        }
        looked.put(board, index);
        return Optional.empty();
    }

    private List<String> seen() {
        List<String> seen = new ArrayList<>();
        for (String board : boards) {
            seen.addAll(console(asked.witness(), board));
        }
        return seen;
    }

    /// The newest lines of a console.
    static List<String> console(Witness witness, String board) {
        List<Witness.Line> last = witness.console(board).last(LINES_SHOWN);
        if (last.isEmpty()) {
            return List.of(RunWords.get().silent(board));
        }
        List<String> seen = new ArrayList<>();
        seen.add(RunWords.get().lastLines(board));
        last.forEach(line -> seen.add("  " + Spans.shown(line.at()) + "  " + line.text()));
        return seen;
    }
}
