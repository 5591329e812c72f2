package dev.picolight.device;

import java.util.Random;
import java.util.random.RandomGenerator;

/// The seed of a test with generated input: another one each time, so that more is tried, and
/// printed, so that a failure can be repeated.
public final class Seed {
    /// The system property that gives the seed: `./picolight test -Dpicolight.seed=NUMBER`.
    public static final String PROPERTY = "picolight.seed";

    private Seed() {}

    /// The seed of this run; the same for all who ask.
    public static long ofThisRun() {
        return OfThisRun.SEED;
    }

    /// A source of chance.
    ///
    /// @param test whose it is, for the line that is printed
    public static RandomGenerator random(Class<?> test) {
        System.out.printf(
                "%s: seed %d; again with -D%s=%d%n",
                test.getSimpleName(), OfThisRun.SEED, PROPERTY, OfThisRun.SEED);
        return new Random(OfThisRun.SEED);
    }

    private static final class OfThisRun {
        static final long SEED = Long.getLong(PROPERTY, new Random().nextInt(1_000_000));
    }
}
