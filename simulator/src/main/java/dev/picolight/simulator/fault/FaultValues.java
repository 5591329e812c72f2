package dev.picolight.simulator.fault;

import dev.picolight.device.words.Words;
import dev.picolight.simulator.fault.FaultKind.Attribute;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is said about one fault, read as what it means.
final class FaultValues {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)\\s*([a-zµ]*)");
    private static final Duration SPAN_MAX = Duration.ofDays(1);
    private static final Map<String, Duration> UNITS =
            Map.of(
                    "us", Duration.ofNanos(1_000),
                    "µs", Duration.ofNanos(1_000),
                    "ms", Duration.ofMillis(1),
                    "s", Duration.ofSeconds(1),
                    "m", Duration.ofMinutes(1),
                    "h", Duration.ofHours(1));

    private final FaultKind kind;
    private final Map<String, String> said = new LinkedHashMap<>();

    /// @throws IllegalArgumentException with words for the user, when an attribute is not known
    FaultValues(FaultKind kind, Map<String, String> given) {
        this.kind = kind;
        given.forEach((name, value) -> {
            String key = name.strip().toLowerCase(Locale.ROOT).replace('-', '_');
            if (kind.attributes().stream().noneMatch(it -> it.name().equals(key))) {
                throw new IllegalArgumentException(
                        words().noAttribute(kind.text(), name, FaultText.form(kind)));
            }
            said.put(key, value.strip());
        });
    }

    private static FaultWords words() {
        return Words.of(FaultWords.class);
    }

    private String text(String name) {
        Attribute attribute =
                kind.attributes().stream()
                        .filter(it -> it.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        return Optional.ofNullable(said.get(name))
                .or(attribute::unsaid)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                words().missing(kind.text(), name, FaultText.form(kind))));
    }

    private IllegalArgumentException bad(String name, String expected) {
        return new IllegalArgumentException(
                words().noValue(kind.text(), name, text(name), expected));
    }

    /// A number is in the attribute's own unit; others are written.
    Duration span(String name) {
        Matcher matcher = SPAN.matcher(text(name).toLowerCase(Locale.ROOT));
        String own =
                kind.attributes().stream()
                                .anyMatch(it ->
                                        it.name().equals(name)
                                                && it.form() == FaultKind.Form.MICROS)
                        ? "us"
                        : "ms";
        if (matcher.matches()) {
            String unit = matcher.group(2).isEmpty() ? own : matcher.group(2);
            Optional<Duration> one = Optional.ofNullable(UNITS.get(unit));
            if (one.isPresent()) {
                BigDecimal nanos =
                        new BigDecimal(matcher.group(1))
                                .multiply(BigDecimal.valueOf(one.get().toNanos()));
                if (nanos.compareTo(BigDecimal.valueOf(SPAN_MAX.toNanos())) <= 0) {
                    return Duration.ofNanos(nanos.longValue());
                }
            }
        }
        throw bad(name, words().span(own));
    }

    long number(String name) {
        boolean atLeastOne = !name.equals("bytes") && !name.equals("size_variation");
        String text = text(name);
        if (text.matches("\\d{1,9}")) {
            long number = Long.parseLong(text);
            if (number >= 1 || !atLeastOne) {
                return number;
            }
        }
        throw bad(name, words().number(atLeastOne ? "1" : "0", "999999999"));
    }

    double share(String name) {
        String text = text(name);
        if (text.matches("\\d{1,3}(\\.\\d{1,9})?")) {
            double share = Double.parseDouble(text);
            if (share <= 1) {
                return share;
            }
        }
        throw bad(name, words().number("0", "1"));
    }

    double toxicity() {
        return share("toxicity");
    }

    Fault.Stream stream() {
        return choice("stream", Fault.Stream.values());
    }

    Fault.Wifi.Kind wifi(String name) {
        return choice(name, Fault.Wifi.Kind.values());
    }

    private <E extends Enum<E>> E choice(String name, E[] among) {
        String wanted = text(name).toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(among)
                .filter(it -> it.name().equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        bad(
                                name,
                                String.join(
                                        ", ",
                                        Arrays.stream(among).map(FaultText::written).toList())));
    }
}
