package dev.picolight.simulator.scenario;

import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.Shown;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// How single values of a scenario are read. Each refuses with an `IllegalArgumentException` whose
/// words say what was found and what is allowed.
final class Readers {
    /// What a board's firmware may say of itself.
    static final List<String> STANDINGS =
            List.of(
                    "off",
                    "booting",
                    "joining-network",
                    "connecting",
                    "subscribing",
                    "online",
                    "backing-off",
                    "stopped");

    private Readers() {}

    static boolean light(String text) {
        return Choice.among(List.of("lit", "dark"), text.strip()).equals("lit");
    }

    static boolean flag(String text) {
        return Choice.among(List.of("true", "false"), text.strip()).equals("true");
    }

    static boolean bit(String text) {
        return Choice.among(List.of("0", "1"), text.strip()).equals("1");
    }

    static String standing(String text) {
        return Choice.among(STANDINGS, text.strip());
    }

    static Deed.Plug plug(String text) {
        return switch (Choice.among(List.of("on", "off", "cycle"), text.strip())) {
            case "on" -> Deed.Plug.ON;
            case "off" -> Deed.Plug.OFF;
            default -> Deed.Plug.CYCLE;
        };
    }

    static Qos qos(String text) {
        return Qos.of(number(text, 0, 2));
    }

    static Function<String, Integer> number(int least, int most) {
        return text -> number(text, least, most);
    }

    static int number(String text, int least, int most) {
        String digits = text.strip();
        if (digits.matches("\\d{1,9}")) {
            int number = Integer.parseInt(digits);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new IllegalArgumentException(
                Problems.words().noNumber(Shown.quoted(text), least, most));
    }

    static long seed(String text) {
        if (text.strip().matches("-?\\d{1,18}")) {
            return Long.parseLong(text.strip());
        }
        throw new IllegalArgumentException(Problems.words().noSeed(Shown.quoted(text)));
    }

    /// MQTT counts it in whole seconds.
    static Duration expiry(String text) {
        Duration span = Spans.parse(text);
        if (span.toNanosPart() != 0 || span.isZero()) {
            throw new IllegalArgumentException(Problems.words().noExpiry(Shown.quoted(text)));
        }
        return span;
    }

    static String plain(String text) {
        return text;
    }

    static String filled(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(Problems.words().noText());
        }
        return text;
    }

    static Pattern pattern(String text) {
        try {
            return Pattern.compile(filled(text), Pattern.UNICODE_CHARACTER_CLASS);
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException(
                    Problems.words()
                            .noPattern(
                                    Shown.quoted(text),
                                    wrong.getDescription(),
                                    Math.max(0, wrong.getIndex()) + 1),
                    wrong);
        }
    }

    /// `20%` or `50ms`: how much longer or shorter a span may be.
    static Function<Duration, Duration> tolerance(String text) {
        String given = text.strip();
        if (given.matches("\\d{1,3}(\\.\\d{1,3})?\\s?%")) {
            BigDecimal share = new BigDecimal(given.replace("%", "").strip()).movePointLeft(2);
            return span ->
                    Duration.ofNanos(
                            share.multiply(BigDecimal.valueOf(span.toNanos())).longValue());
        }
        try {
            Duration fixed = Spans.parse(given);
            return _ -> fixed;
        } catch (IllegalArgumentException none) {
            throw new IllegalArgumentException(
                    Problems.words().noTolerance(Shown.quoted(text)), none);
        }
    }

    /// A board of this house; any word where the house itself is wrong.
    static Function<String, String> board(Optional<HouseSetup> house) {
        return text -> house.map(it -> Choice.among(it.ids(), text)).orElse(text);
    }

    /// A room of this house.
    static Function<String, String> room(Optional<HouseSetup> house) {
        return text -> house.map(it -> Choice.among(it.rooms(), text)).orElse(text);
    }
}
