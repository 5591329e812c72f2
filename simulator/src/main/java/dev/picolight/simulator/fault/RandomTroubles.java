package dev.picolight.simulator.fault;

import dev.picolight.simulator.fault.Fault.Stream;
import dev.picolight.simulator.fault.Fault.Wifi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Faults of every kind, at random times, for houses that are to go through a bad time. The same
/// seed gives the same.
public final class RandomTroubles {
    /// One of them.
    ///
    /// @param from when it begins
    /// @param until when it is mended, later than that
    /// @param board empty when it is the broker's
    public record Trouble(Duration from, Duration until, Fault fault, Optional<String> board) {
        public Trouble {
            if (from.isNegative() || until.compareTo(from) <= 0) {
                throw new IllegalArgumentException("from %s until %s".formatted(from, until));
            }
        }
    }

    private static final Duration LONGEST = Duration.ofMinutes(20);
    private static final Duration SHORTEST = Duration.ofSeconds(5);

    private static final List<Function<RandomGenerator, Fault>> KINDS =
            List.of(
                    chance ->
                            new Fault.Latency(
                                    millis(chance, 3000), millis(chance, 500), stream(chance), 1),
                    chance -> new Fault.Bandwidth(chance.nextLong(1, 50), stream(chance), 1),
                    chance -> new Fault.SlowClose(millis(chance, 5000), stream(chance), 1),
                    chance -> new Fault.Timeout(millis(chance, 5000), stream(chance), 1),
                    chance -> new Fault.ResetPeer(millis(chance, 5000), stream(chance), 1),
                    chance ->
                            new Fault.Slicer(
                                    chance.nextInt(2, 40),
                                    1,
                                    millis(chance, 50),
                                    stream(chance),
                                    1),
                    chance -> new Fault.LimitData(chance.nextLong(1, 5000), stream(chance), 1),
                    _ -> new Fault.Down(),
                    _ -> new Fault.Wifi(Wifi.Kind.DOWN),
                    _ -> new Fault.Wifi(Wifi.Kind.WEAK),
                    _ -> new Fault.Wifi(Wifi.Kind.WRONG_PASSWORD),
                    _ -> new Fault.Wifi(Wifi.Kind.NO_AP),
                    _ -> new Fault.Wifi(Wifi.Kind.NO_ADDRESS),
                    _ -> new Fault.DnsFail(),
                    _ -> new Fault.Refuse(),
                    _ -> new Fault.Blackhole(),
                    chance -> new Fault.BrokerRestart(millis(chance, 60_000)),
                    _ -> new Fault.BrokerFreeze(),
                    chance -> new Fault.Duplicate(chance.nextDouble()),
                    chance -> new Fault.PowerCut(millis(chance, 60_000)),
                    _ -> new Fault.ClientIdThief());

    private RandomTroubles() {}

    private static Duration millis(RandomGenerator chance, int most) {
        return Duration.ofMillis(chance.nextInt(1, most + 1));
    }

    private static Stream stream(RandomGenerator chance) {
        return chance.nextBoolean() ? Stream.UPSTREAM : Stream.DOWNSTREAM;
    }

    /// How many kinds there are.
    public static int kinds() {
        return KINDS.size();
    }

    /// So many for each of these boards within this time, in the order in which they begin. No kind
    /// comes a second time before all have come once.
    public static List<Trouble> within(Duration span, List<String> boards, int each, long seed) {
        Random chance = new Random(seed);
        List<Function<RandomGenerator, Fault>> deck = new ArrayList<>();
        List<Trouble> all = new ArrayList<>();
        for (int round = 0; round < each; round++) {
            for (String board : boards) {
                if (deck.isEmpty()) {
                    deck.addAll(KINDS);
                    Collections.shuffle(deck, chance);
                }
                Fault fault = deck.removeLast().apply(chance);
                Duration from = Duration.ofMillis(chance.nextLong(span.toMillis()));
                Duration length =
                        Duration.ofMillis(
                                chance.nextLong(SHORTEST.toMillis(), LONGEST.toMillis() + 1));
                boolean everybodys =
                        fault instanceof Fault.BrokerRestart || fault instanceof Fault.BrokerFreeze;
                all.add(
                        new Trouble(
                                from,
                                from.plus(length),
                                fault,
                                everybodys ? Optional.empty() : Optional.of(board)));
            }
        }
        all.sort((one, other) -> one.from().compareTo(other.from()));
        return List.copyOf(all);
    }
}
