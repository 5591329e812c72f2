package dev.picolight.device.troubles;

import dev.picolight.device.diagnosis.Cause;
import dev.picolight.device.diagnosis.Diagnosis;
import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.words.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What was met, as a table of Markdown for people.
final class TroubleTable {
    private static final Duration AT_ONCE = Duration.ofMillis(1500);

    private TroubleTable() {}

    /// Mosquitto's limit is found after accepting: the kernel resets the connection where CONNECT
    /// had come by then, and closes it where it had not.
    private static final String BY_CHANCE = "(max_connections)";

    /// A row for each case. What differs from run to run in it is left out by [#withoutChance].
    static List<String> rows(Map<Case, Told> met) {
        List<String> rows = new ArrayList<>();
        rows.add(
                "| what happens 發生了什麼 | the device says 裝置說 | after 歷時 | what is wrong 問題所在 | what to do 怎麼辦 | a Pico W would show 在 Pico W 上 |");
        rows.add("| --- | --- | --- | --- | --- | --- |");
        met.forEach((it, told) -> rows.add(row(it, told)));
        return rows;
    }

    /// The same row without the time, and without what only chance decides.
    static String withoutChance(String row) {
        List<String> cells = new ArrayList<>(List.of(row.split(" \\| ")));
        if (cells.size() > 2) {
            cells.set(2, "");
            if (cells.getFirst().contains(BY_CHANCE)) {
                cells.set(1, cells.get(1).replace("closed before CONNACK", "reset"));
            }
        }
        return String.join(" | ", cells);
    }

    private static String row(Case it, Told told) {
        Diagnosis diagnosis = told.inTheLog();
        return List.of(
                        "%s<br>%s".formatted(it.situation(), it.chinese()),
                        said(told.setback()),
                        time(told.after()),
                        "%s<br>%s"
                                .formatted(
                                        diagnosis.title(Language.ENGLISH),
                                        diagnosis.title(Language.TRADITIONAL_CHINESE)),
                        toDo(diagnosis),
                        diagnosis
                                .onPicoW(Language.ENGLISH)
                                .map(text -> text.substring(text.indexOf(": ") + 2))
                                .orElse("–"))
                .stream()
                .map(TroubleTable::cell)
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String cell(String text) {
        return text.strip().replaceAll("\\b[3-6][0-9]{4}\\b", "1883").replace("|", "\\|");
    }

    /// Without address, time and the words of libraries.
    private static String said(Setback setback) {
        String seen = setback.seen(Language.ENGLISH);
        return seen.replaceFirst("broker .* not reached: (.*?) after .*", "$1")
                .replaceFirst("(the connection was lost): .*", "$1");
    }

    private static String time(Duration after) {
        return after.compareTo(AT_ONCE) < 0
                ? "at once"
                : "%d s".formatted(Math.round(after.toMillis() / 1000.0));
    }

    private static String toDo(Diagnosis diagnosis) {
        if (diagnosis.isCertain()) {
            Cause only = diagnosis.causes().getFirst();
            return diagnosis.remedy(only, Language.ENGLISH);
        }
        return "`%s`%s"
                .formatted(
                        diagnosis.command().orElseThrow(),
                        diagnosis.reading(Language.ENGLISH).orElseThrow());
    }
}
