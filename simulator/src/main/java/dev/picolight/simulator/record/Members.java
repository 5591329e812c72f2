package dev.picolight.simulator.record;

import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.words.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The members of an object in a recording. Every method throws [IllegalArgumentException] with
/// words for the user where the member is missing or of another kind.
record Members(Map<String, Object> all) {
    boolean has(String name) {
        return all.containsKey(name);
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> lacks(name));
    }

    Optional<String> optionalText(String name) {
        return optional(name, String.class);
    }

    /// A text that something is made from.
    <T> T made(String name, Function<String, T> maker) {
        String text = text(name);
        try {
            return maker.apply(text);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(
                    words().memberRefused(
                                    name, Shown.quoted(text), String.valueOf(refused.getMessage())),
                    refused);
        }
    }

    <T> Optional<T> optionalMade(String name, Function<String, T> maker) {
        return has(name) ? Optional.of(made(name, maker)) : Optional.empty();
    }

    <E extends Enum<E>> E choice(String name, Class<E> type) {
        return made(name, text -> Named.of(type, text));
    }

    boolean truth(String name) {
        return optional(name, Boolean.class).orElseThrow(() -> lacks(name));
    }

    BigDecimal number(String name) {
        return optional(name, BigDecimal.class).orElseThrow(() -> lacks(name));
    }

    long whole(String name, long least, long most) {
        BigDecimal number = number(name);
        try {
            long whole = number.longValueExact();
            if (whole >= least && whole <= most) {
                return whole;
            }
        } catch (ArithmeticException notWhole) {
            // told below, like one out of range
        }
        throw new IllegalArgumentException(
                words().memberRefused(
                                name,
                                Shown.quoted(number.toString()),
                                "%d … %d".formatted(least, most)));
    }

    Optional<Long> optionalWhole(String name) {
        return has(name) ? Optional.of(whole(name, 0, Long.MAX_VALUE)) : Optional.empty();
    }

    Optional<byte[]> optionalBytes(String name) {
        return optionalMade(name, Base64.getDecoder()::decode);
    }

    byte[] bytes(String name) {
        return optionalBytes(name).orElseThrow(() -> lacks(name));
    }

    Members object(String name) {
        return optional(name, Members.class).orElseThrow(() -> lacks(name));
    }

    Optional<Members> optionalObject(String name) {
        return optional(name, Members.class);
    }

    /// None where there is no such member.
    List<Members> objects(String name) {
        return list(name, Members.class);
    }

    /// None where there is no such member.
    List<String> texts(String name) {
        return list(name, String.class);
    }

    private <T> List<T> list(String name, Class<T> kind) {
        List<T> all = new ArrayList<>();
        for (Object one : optional(name, List.class).orElse(List.of())) {
            if (!kind.isInstance(one)) {
                throw lacks(name);
            }
            all.add(kind.cast(one));
        }
        return all;
    }

    private <T> Optional<T> optional(String name, Class<T> kind) {
        Object value = all.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!kind.isInstance(value)) {
            throw new IllegalArgumentException(
                    words().memberRefused(
                                    name, Shown.quoted(value.toString()), kind.getSimpleName()));
        }
        return Optional.of(kind.cast(value));
    }

    IllegalArgumentException lacks(String name) {
        return new IllegalArgumentException(words().lacks(name));
    }

    private static RecordWords words() {
        return Words.of(RecordWords.class);
    }
}
