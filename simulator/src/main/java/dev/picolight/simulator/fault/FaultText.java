package dev.picolight.simulator.fault;

import dev.picolight.device.words.Words;
import dev.picolight.simulator.fault.FaultKind.Attribute;
import dev.picolight.simulator.fault.FaultKind.Form;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Faults as people write them: `wifi down`, `latency latency=200 jitter=50 stream=upstream
/// toxicity=0.5`, `reset_peer timeout=2s`. A number without a unit is in milliseconds, of
/// `slicer`'s `delay` in microseconds, as Toxiproxy has it.
public final class FaultText {
    private FaultText() {}

    /// Reads a fault in one line.
    ///
    /// @throws IllegalArgumentException with words for the user
    public static Fault parse(String text) {
        List<String> parts = List.of(text.strip().split("\\s+", -1));
        FaultKind kind = kind(parts.getFirst());
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String part : parts.subList(1, parts.size())) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                attributes.put(part.substring(0, equals), part.substring(equals + 1));
            } else if (attributes.isEmpty() && !kind.attributes().isEmpty()) {
                attributes.put(kind.attributes().getFirst().name(), part); // as in `wifi down`
            } else {
                throw new IllegalArgumentException(
                        Words.of(FaultWords.class).noAttribute(kind.text(), part, form(kind)));
            }
        }
        return of(kind.text(), attributes);
    }

    /// Reads a fault from its name and what is said about it.
    ///
    /// @throws IllegalArgumentException with words for the user
    public static Fault of(String name, Map<String, String> attributes) {
        FaultKind kind = kind(name);
        Fault fault = kind.make(new FaultValues(kind, attributes));
        if (fault instanceof Fault.Slicer slicer
                && slicer.sizeVariation() >= slicer.averageSize()) {
            throw new IllegalArgumentException(
                    Words.of(FaultWords.class)
                            .variation(slicer.sizeVariation(), slicer.averageSize()));
        }
        return fault;
    }

    private static FaultKind kind(String name) {
        return FaultKind.named(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                Words.of(FaultWords.class)
                                        .noFault(
                                                name,
                                                Arrays.stream(FaultKind.values())
                                                        .map(FaultKind::text)
                                                        .collect(Collectors.joining(", ")))));
    }

    /// For example `latency`.
    public static String name(Fault fault) {
        return FaultKind.of(fault).text();
    }

    /// Everything that is said about a fault, numbers in their own unit.
    public static Map<String, String> attributes(Fault fault) {
        Map<String, String> all = new LinkedHashMap<>();
        switch (fault) {
            case Fault.Latency it -> {
                all.put("latency", millis(it.latency()));
                all.put("jitter", millis(it.jitter()));
            }
            case Fault.Bandwidth it -> all.put("rate", String.valueOf(it.rate()));
            case Fault.SlowClose it -> all.put("delay", millis(it.delay()));
            case Fault.Timeout it -> all.put("timeout", millis(it.timeout()));
            case Fault.ResetPeer it -> all.put("timeout", millis(it.timeout()));
            case Fault.Slicer it -> {
                all.put("average_size", String.valueOf(it.averageSize()));
                all.put("size_variation", String.valueOf(it.sizeVariation()));
                all.put("delay", plain(it.delay(), 3));
            }
            case Fault.LimitData it -> all.put("bytes", String.valueOf(it.bytes()));
            case Fault.Wifi it -> all.put("kind", written(it.kind()));
            case Fault.BrokerRestart it -> all.put("down", millis(it.down()));
            case Fault.Duplicate it -> all.put("share", plain(it.share()));
            case Fault.PowerCut it -> all.put("off", millis(it.off()));
            case Fault.Down _,
                    Fault.DnsFail _,
                    Fault.Refuse _,
                    Fault.Blackhole _,
                    Fault.BrokerFreeze _,
                    Fault.ClientIdThief _ -> {}
        }
        if (fault instanceof Fault.Toxic toxic) {
            all.put("stream", written(toxic.stream()));
            all.put("toxicity", plain(toxic.toxicity()));
        }
        return all;
    }

    /// As [#parse] reads it, without what need not be said.
    public static String text(Fault fault) {
        FaultKind kind = FaultKind.of(fault);
        StringBuilder text = new StringBuilder(kind.text());
        Map<String, String> all = attributes(fault);
        for (Attribute attribute : kind.attributes()) {
            String value = String.valueOf(all.get(attribute.name()));
            if (attribute.form() == Form.WIFI) {
                text.append(' ').append(value);
            } else if (attribute.unsaid().filter(value::equals).isEmpty()) {
                text.append(' ').append(attribute.name()).append('=').append(value);
            }
        }
        return text.toString();
    }

    /// What a kind looks like, with everything that can be said, for example `broker-restart
    /// [down=2000]`.
    public static String form(FaultKind kind) {
        StringBuilder form = new StringBuilder(kind.text());
        for (Attribute attribute : kind.attributes()) {
            String value =
                    switch (attribute.form()) {
                        case WIFI -> choices(Fault.Wifi.Kind.values());
                        case STREAM -> choices(Fault.Stream.values());
                        default -> attribute.unsaid().orElse("N");
                    };
            form.append(
                    attribute.form() == Form.WIFI
                            ? " " + value
                            : (attribute.unsaid().isPresent() ? " [%s=%s]" : " %s=%s")
                                    .formatted(attribute.name(), value));
        }
        return form.toString();
    }

    private static String choices(Enum<?>[] among) {
        return Arrays.stream(among).map(FaultText::written).collect(Collectors.joining("|"));
    }

    static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String millis(Duration span) {
        return plain(span, 6);
    }

    /// @param digits of the nanoseconds of one unit, after the first
    private static String plain(Duration span, int digits) {
        return BigDecimal.valueOf(span.toNanos(), digits).stripTrailingZeros().toPlainString();
    }

    private static String plain(double share) {
        return BigDecimal.valueOf(share).stripTrailingZeros().toPlainString();
    }
}
