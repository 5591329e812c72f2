package dev.picolight.simulator.app;

import dev.picolight.device.app.ExitCode;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.house.BoardState;
import dev.picolight.simulator.house.LiveHouse;
import dev.picolight.simulator.terminal.Screen;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How soon LEDs follow in real time, with many boards.
@Command(
        name = "live",
        description =
                "Measure how soon LEDs follow in real time: many boards on one LAN, with the page open.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Ends with 0: every LED followed, however late, 1: one did not, or a board did not come online, 2: wrong usage, 6: the broker could not start."
        })
final class BenchLive implements Callable<Integer> {
    private static final Duration ONLINE = Duration.ofMinutes(2);
    private static final int AIM_MILLIS = 50;
    private static final double MICROS_IN_MILLI = 1000;
    private static final double NANOS = 1e9;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--boards",
            paramLabel = "N",
            defaultValue = "200",
            description = "how many boards (default: ${DEFAULT-VALUE})")
    private int boards;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "50",
            description = "how many messages in a second (default: ${DEFAULT-VALUE})")
    private int rate;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "for how long (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "all chance: the same gives the same rooms (default: ${DEFAULT-VALUE})")
    private long seed;

    @Override
    public Integer call() throws InterruptedException {
        BenchHouse.requirePositive(spec, "--boards", boards);
        BenchHouse.requirePositive(spec, "--rate", rate);
        BenchHouse.requirePositive(spec, "--seconds", seconds);
        Screen screen = Screen.ofStandardOutput();
        screen.line(words().opening(boards));
        try (LiveHouse house = HouseOptions.openLive(BenchHouse.plan(boards, seed));
                PageReader page = PageReader.of(house)) {
            return (isOnline(house, screen) && measure(house, page, screen)
                            ? ExitCode.OK
                            : ExitCode.FAILED)
                    .number();
        }
    }

    private boolean isOnline(LiveHouse house, Screen screen) throws InterruptedException {
        long began = System.nanoTime();
        BenchHouse.ids(boards).forEach(house::powerOn);
        boolean all =
                house.await(() -> house.boards().stream().allMatch(BoardState::isOnline), ONLINE);
        int online = (int) house.boards().stream().filter(BoardState::isOnline).count();
        if (all) {
            screen.line(
                    words().onlineAfter(
                                    BenchHouse.tenths((System.nanoTime() - began) / NANOS),
                                    online,
                                    boards));
        } else {
            screen.trouble(words().notOnline(ONLINE.toSeconds(), online, boards));
        }
        return all;
    }

    private boolean measure(LiveHouse house, PageReader page, Screen screen)
            throws InterruptedException {
        screen.line(words().publishing(rate, seconds, seed));
        RoomLatencies latencies = new RoomLatencies(house, BenchHouse.ids(boards), seed);
        long began = System.nanoTime();
        int sent = latencies.publish(rate, Duration.ofSeconds(seconds));
        double took = (System.nanoTime() - began) / NANOS;
        int unanswered = latencies.finish();
        Histogram histogram = latencies.micros();
        screen.line(
                words().latency(
                                millis(histogram.getMinValue()),
                                millis(histogram.getValueAtPercentile(50)),
                                millis(histogram.getValueAtPercentile(90)),
                                millis(histogram.getValueAtPercentile(99)),
                                millis(histogram.getMaxValue())));
        BenchHouse.judge(
                screen,
                words().aimLatency(AIM_MILLIS),
                unanswered == 0
                        && histogram.getValueAtPercentile(99) < AIM_MILLIS * MICROS_IN_MILLI);
        screen.line(words().messages(sent, BenchHouse.tenths(sent / took), unanswered));
        screen.line(words().page(page.lines()));
        screen.line(words().heap(heapMegabytes()));
        return unanswered == 0 && sent > 0;
    }

    private static String millis(long micros) {
        return BenchHouse.tenths(micros / MICROS_IN_MILLI);
    }

    private static long heapMegabytes() {
        Runtime runtime = Runtime.getRuntime();
        runtime.gc();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    private static BenchWords words() {
        return Words.of(BenchWords.class);
    }
}
