package dev.picolight.simulator.junit;

import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.fault.FaultText;
import dev.picolight.simulator.house.HouseEvent;
import java.util.ArrayList;
import java.util.List;

/// What a house did, for whoever reads why a test failed.
final class Story {
    private static final int CHANGES_TOLD = 20;
    private static final int LINES_TOLD = 12;
    private static final int BOARDS_TOLD = 4;

    private final Session session;
    private final ExpectationWords words = Words.of(ExpectationWords.class);
    private final List<String> lines = new ArrayList<>();

    private Story(Session session) {
        this.session = session;
    }

    static Story of(Session session) {
        return new Story(session);
    }

    /// @param boards those that it is about
    String ofFailure(String expected, String instead, List<String> boards) {
        lines.add(words.expected(expected));
        lines.add(words.instead(instead));
        return told(boards);
    }

    /// Of the whole house.
    String ofHouse() {
        lines.add(words.storyOfHouse());
        return told(
                session.setup().plan().boards().stream()
                        .map(board -> board.id().text())
                        .limit(BOARDS_TOLD)
                        .toList());
    }

    private String told(List<String> boards) {
        session.setup().plan().boards().stream()
                .filter(board -> boards.contains(board.id().text()))
                .forEach(this::board);
        faults();
        seed();
        return String.join(System.lineSeparator(), lines);
    }

    private void board(DeviceSettings settings) {
        String id = settings.id().text();
        List<LedSettings> leds = settings.allLeds();
        for (int i = 0; i < leds.size(); i++) {
            section(words.lightOf(id, leds.get(i).room()));
            light(session.memories().light(id, i).all());
        }
        section(words.console(id));
        List<HouseEvent.ConsoleLine> said = session.memories().lines(id);
        said.subList(Math.max(0, said.size() - LINES_TOLD), said.size())
                .forEach(line -> line(Spans.clock(line.at()) + " " + line.text()));
        if (said.isEmpty()) {
            line(words.noLine());
        }
    }

    private void light(List<LightChange> changes) {
        int first = Math.max(0, changes.size() - CHANGES_TOLD);
        if (changes.isEmpty()) {
            line(words.noChange());
        } else if (first > 0) {
            line(words.sinceThen(Spans.clock(changes.get(first).at())));
        }
        changes.subList(first, changes.size()).forEach(change -> line(change.toString()));
    }

    private void faults() {
        section(words.faults());
        List<Active> active = session.house().faults().all();
        active.forEach(it -> line(text(it)));
        List<HouseEvent.FaultChanged> mended = session.memories().mended();
        mended.forEach(it -> line(words.mended(text(it.fault()), Spans.clock(it.at()))));
        if (active.isEmpty() && mended.isEmpty()) {
            line(words.noFault());
        }
    }

    private String text(Active active) {
        String fault = FaultText.text(active.fault());
        return active.board().map(board -> words.faultOn(fault, board)).orElse(fault);
    }

    private void seed() {
        ChosenSeed seed = session.setup().seed();
        lines.add(
                switch (seed.origin()) {
                    case ARGUMENT -> words.seedArgument(seed.number());
                    case SETUP ->
                            session.setup().time() == PicoSim.Time.SIMULATED
                                    ? words.seedSimulated(seed.number(), ChosenSeed.PARAMETER)
                                    : words.seedLive(seed.number(), ChosenSeed.PARAMETER);
                });
    }

    private void section(String title) {
        lines.add(title + ":");
    }

    private void line(String text) {
        lines.add("  " + text);
    }
}
