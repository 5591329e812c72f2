package dev.picolight.simulator.app;

import dev.picolight.device.words.Words;
import dev.picolight.simulator.house.HousePlan;
import dev.picolight.simulator.lan.Pace;
import dev.picolight.simulator.lan.Stack;
import dev.picolight.simulator.lan.VirtualLan;
import dev.picolight.simulator.terminal.Screen;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// What the measurements have in common: boards with one room each, and how figures are shown.
final class BenchHouse {
    private BenchHouse() {}

    static List<String> ids(int boards) {
        return IntStream.rangeClosed(1, boards).mapToObj(number -> "pico-" + number).toList();
    }

    /// The room of this board, and of no other.
    static String room(String board) {
        return "room-of-" + board;
    }

    static HousePlan plan(int boards, long seed) {
        return new HousePlan(
                ids(boards).stream()
                        .map(id -> new ToldBoard(id, List.of(room(id))).settings(ToldBoard.BROKER))
                        .toList(),
                new VirtualLan(ToldBoard.SSID, List.of()),
                Stack.PICO_W,
                Pace.REAL,
                seed);
    }

    /// Says what was aimed at, and whether it is reached.
    static void judge(Screen screen, String aim, boolean reached) {
        BenchWords words = Words.of(BenchWords.class);
        screen.line("  %s: %s".formatted(aim, reached ? words.reached() : words.missed()));
    }

    /// @throws ParameterException in the user's words
    static void requirePositive(CommandSpec spec, String option, int given) {
        if (given < 1) {
            throw new ParameterException(
                    spec.commandLine(), Words.of(BenchWords.class).notPositive(option));
        }
    }

    static String whole(double figure) {
        return String.format(Locale.ROOT, "%.0f", figure);
    }

    static String tenths(double figure) {
        return String.format(Locale.ROOT, "%.1f", figure);
    }
}
