package dev.picolight.simulator.scenario;

import dev.picolight.simulator.fault.ActiveFaults;
import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.fault.FaultKind;
import dev.picolight.simulator.fault.FaultText;
import dev.picolight.simulator.house.House;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The steps that break and mend things, and those that pull plugs.
final class TroubleSteps {
    private static final Duration CYCLE = Duration.ofSeconds(1);

    private final Asked asked;
    private final ActiveFaults faults;

    TroubleSteps(Asked asked) {
        this.asked = asked;
        this.faults = asked.stage().house().faults();
    }

    Machine begin(Deed.Break deed) {
        return begin(deed.fault().in(asked.variables()), deed.boards(), deed.span());
    }

    Machine begin(Deed.BreakByParts deed) {
        Map<String, String> attributes = new LinkedHashMap<>();
        deed.attributes()
                .forEach((name, value) -> attributes.put(name, value.in(asked.variables())));
        return begin(FaultText.of(deed.kind().text(), attributes), deed.boards(), deed.span());
    }

    private Machine begin(Fault fault, Deed.Boards boards, Optional<Value<Duration>> span) {
        Active begun = faults.begin(fault, board(boards));
        span.ifPresent(it ->
                asked.stage()
                        .timers()
                        .at(
                                asked.began().plus(it.in(asked.variables())),
                                () -> {
                                    var _ = faults.end(begun.number());
                                }));
        return Stage.done();
    }

    private Optional<String> board(Deed.Boards boards) {
        return boards.id().map(it -> it.in(asked.variables()));
    }

    Machine mend(Deed.Mend deed) {
        Optional<String> board = board(deed.boards());
        List<Active> broken =
                faults.all().stream()
                        .filter(it ->
                                deed.kind()
                                        .map(kind -> kind == FaultKind.of(it.fault()))
                                        .orElse(true))
                        .filter(it -> board.isEmpty() || it.board().equals(board))
                        .toList();
        if (broken.isEmpty() && deed.kind().isPresent()) {
            String all =
                    faults.all().stream()
                            .map(it -> FaultText.text(it.fault()))
                            .collect(Collectors.joining(", "));
            return _ ->
                    asked.failed(
                            RunWords.get().nothingToMend(deed.kind().get().text()),
                            List.of(RunWords.get().broken(all.isEmpty() ? "-" : all)));
        }
        broken.forEach(it -> faults.end(it.number()));
        return Stage.done();
    }

    Machine power(Deed.Power deed) {
        House house = asked.stage().house();
        List<String> boards = asked.stage().ids(deed.boards(), asked.variables());
        Optional<Duration> span = deed.span().map(it -> it.in(asked.variables()));
        return switch (deed.plug().in(asked.variables())) {
            case ON -> {
                boards.forEach(house::powerOn);
                yield Stage.done();
            }
            case OFF -> {
                boards.forEach(house::cutPower);
                span.ifPresent(it ->
                        asked.stage()
                                .timers()
                                .at(asked.began().plus(it), () -> boards.forEach(house::powerOn)));
                yield Stage.done();
            }
            case CYCLE -> {
                boards.forEach(house::cutPower);
                Machine out = Stage.until(asked.began().plus(span.orElse(CYCLE)));
                yield now -> {
                    Progress progress = out.ask(now);
                    if (progress instanceof Progress.Over) {
                        boards.forEach(house::powerOn);
                    }
                    return progress;
                };
            }
        };
    }
}
