package dev.picolight.simulator.app;

import dev.picolight.device.app.ExitCode;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.fault.RandomTroubles;
import dev.picolight.simulator.fault.RandomTroubles.Trouble;
import dev.picolight.simulator.house.SimulatedHouse;
import dev.picolight.simulator.house.SimulatedHouse.Detail;
import dev.picolight.simulator.house.TroubledTime;
import dev.picolight.simulator.terminal.Screen;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How fast simulated time goes.
@Command(
        name = "simulation",
        description =
                "Measure how fast simulated time goes: one device at rest, and 100 devices through a day of random faults.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Ends with 0: every LED followed, however long it took, 1: one did not, 2: wrong usage."
        })
final class BenchSimulation implements Callable<Integer> {
    private static final Duration RUN = Duration.ofDays(10);
    private static final int WARM_UPS = 3;
    private static final int AIM_DEVICE_HOURS = 1000;
    private static final int DEVICES = 100;
    private static final int TROUBLES_EACH = 3;
    private static final Duration DAY = Duration.ofDays(1);
    private static final int AIM_SECONDS = 30;
    private static final double NANOS = 1e9;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "5",
            description = "how often one device at rest is measured (default: ${DEFAULT-VALUE})")
    private int runs;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "all chance: the same gives the same faults (default: ${DEFAULT-VALUE})")
    private long seed;

    @Override
    public Integer call() throws InterruptedException {
        BenchHouse.requirePositive(spec, "--runs", runs);
        Screen screen = Screen.ofStandardOutput();
        boolean rested = measureRest(screen);
        boolean recovered = measureTroubles(screen);
        return (rested && recovered ? ExitCode.OK : ExitCode.FAILED).number();
    }

    private boolean measureRest(Screen screen) throws InterruptedException {
        double[] figures = new double[runs];
        try (SimulatedHouse house =
                new SimulatedHouse(BenchHouse.plan(1, seed), Detail.WITHOUT_PACKETS)) {
            TroubledTime time = new TroubledTime(house);
            time.pass(Duration.ofMinutes(5), List.of());
            for (int warmUp = 0; warmUp < WARM_UPS; warmUp++) {
                house.pass(RUN);
            }
            long before = house.happened();
            for (int run = 0; run < runs; run++) {
                long began = System.nanoTime();
                house.pass(RUN);
                figures[run] = RUN.toHours() * NANOS / (System.nanoTime() - began);
            }
            long events = (house.happened() - before) / (runs * RUN.toHours());
            Arrays.sort(figures);
            double median = (figures[(runs - 1) / 2] + figures[runs / 2]) / 2;
            screen.line(
                    words().atRest(
                                    BenchHouse.whole(median),
                                    runs,
                                    BenchHouse.whole(figures[0]),
                                    BenchHouse.whole(figures[runs - 1])));
            screen.line(words().eventsPerHour(events));
            BenchHouse.judge(
                    screen, words().aimDeviceHours(AIM_DEVICE_HOURS), median >= AIM_DEVICE_HOURS);
            return tell(screen, time.mended());
        }
    }

    private boolean measureTroubles(Screen screen) throws InterruptedException {
        try (SimulatedHouse house =
                new SimulatedHouse(BenchHouse.plan(DEVICES, seed), Detail.WITHOUT_PACKETS)) {
            List<Trouble> troubles =
                    RandomTroubles.within(DAY, BenchHouse.ids(DEVICES), TROUBLES_EACH, seed);
            screen.line(words().troubledDay(DEVICES, troubles.size(), seed));
            TroubledTime time = new TroubledTime(house);
            long began = System.nanoTime();
            time.pass(DAY, troubles);
            double seconds = (System.nanoTime() - began) / NANOS;
            screen.line(words().troubledDayTook(BenchHouse.tenths(seconds), house.happened()));
            BenchHouse.judge(screen, words().aimSeconds(AIM_SECONDS), seconds < AIM_SECONDS);
            return tell(screen, time.mended());
        }
    }

    private static boolean tell(Screen screen, TroubledTime.Outcome outcome) {
        screen.line(words().outcome(outcome.online(), outcome.following(), outcome.boards()));
        return outcome.isWell();
    }

    private static BenchWords words() {
        return Words.of(BenchWords.class);
    }
}
