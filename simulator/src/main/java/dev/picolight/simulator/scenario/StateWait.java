package dev.picolight.simulator.scenario;

import java.util.ArrayList;
import java.util.List;

/// Waits until boards say something of themselves.
final class StateWait {
    private final Asked asked;

    StateWait(Asked asked) {
        this.asked = asked;
    }

    Machine machine(Deed.WaitState deed) {
        List<String> boards = asked.stage().ids(deed.boards(), asked.variables());
        String standing = deed.standing().in(asked.variables());
        return asked.untilHeld(
                deed.within(),
                deed.span().map(it -> it.in(asked.variables())),
                () -> others(boards, standing).isEmpty(),
                () -> RunWords.get().stands(String.join(", ", boards), standing),
                () -> seen(others(boards, standing)));
    }

    private List<String> others(List<String> boards, String standing) {
        return boards.stream()
                .filter(board -> !asked.witness().standing(board).equals(standing))
                .toList();
    }

    private List<String> seen(List<String> boards) {
        List<String> seen = new ArrayList<>();
        boards.forEach(
                board -> seen.add(RunWords.get().stands(board, asked.witness().standing(board))));
        boards.stream()
                .limit(3)
                .forEach(board -> seen.addAll(SerialWait.console(asked.witness(), board)));
        return seen;
    }
}
