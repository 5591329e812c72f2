package dev.picolight.device.command;

import dev.picolight.device.command.LedCommand.Afterwards;
import dev.picolight.device.command.LedCommand.Dim;
import dev.picolight.device.command.LedCommand.Play;
import dev.picolight.device.command.LedCommand.Toggle;
import dev.picolight.device.command.LedCommand.TurnOff;
import dev.picolight.device.command.LedCommand.TurnOn;
import dev.picolight.device.command.LedCommand.WithoutDimming;
import dev.picolight.device.command.ParsedMessage.Malformed;
import dev.picolight.device.command.ParsedMessage.NotSupported;
import dev.picolight.device.command.ParsedMessage.Understood;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.led.Brightness;
import dev.picolight.led.LedPattern;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// A command of Home Assistant's MQTT light with `schema: json`, for example `{"state":"ON"}` or
/// `{"state":"ON","flash":2}`.
///
/// - `transition`: 0 does nothing; more is refused, whatever else is asked, because no LED of this
///   program fades.
/// - `state`: ON, OFF or TOGGLE; ON when it is missing. OFF and TOGGLE do not look further.
/// - `brightness`: 0 to 255. An LED that is only on or off takes 0 as off and the rest as on. Home
///   Assistant itself never sends 0 (it sends OFF); of other programs 0 can only mean dark. Next to
///   `effect` or `flash` it means nothing unless it is 0.
/// - `flash`: whole seconds, 1 to 60, then lit.
/// - `effect`: blink, pulse or none; endless without `flash`, else that long.
///
/// Other keys (`color`) are passed over: Home Assistant may add some.
final class JsonLight {
    private static final String STATE = "state";
    private static final String BRIGHTNESS = "brightness";
    private static final String FLASH = "flash";
    private static final String EFFECT = "effect";
    private static final String TRANSITION = "transition";
    private static final double SCALE = 255;
    private static final int SECONDS_MAX = 86_400;
    private static final Pattern BEGINS_LIKE_AN_ARRAY = Pattern.compile("\\[\\s*[\\[\\]{\"]");
    private static final Set<String> KEYS = Set.of(STATE, BRIGHTNESS, FLASH, EFFECT, TRANSITION);
    private static final Set<String> EFFECTS = Set.of("blink", "pulse", "none");
    private static final String EXPECTED =
            "expected for example {\"state\":\"ON\"}, with state, effect, flash or brightness";
    private static final String NO_FADING =
            "fading (transition) is not possible, this LED changes at once: send it without transition, or with 0";

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxDocumentLength(CommandParser.BYTES_MAX)
                                    .maxNestingDepth(16)
                                    .maxTokenCount(512)
                                    .maxStringLength(CommandParser.BYTES_MAX)
                                    .maxNameLength(256)
                                    .maxNumberLength(32)
                                    .build())
                    .build();

    /// One value of the object.
    ///
    /// @param text empty for an object or array
    private record Member(String key, JsonToken token, String text) {
        /// In lower case.
        String oneOf(Set<String> words, String expected) {
            String word = text.strip().toLowerCase(Locale.ROOT);
            if (token != JsonToken.VALUE_STRING || !words.contains(word)) {
                throw refused(expected);
            }
            return word;
        }

        double number(int least, int most, String expected) {
            double number = token.isNumeric() ? Double.parseDouble(text) : Double.NaN;
            if (!(number >= least && number <= most)) {
                throw refused(expected);
            }
            return number;
        }

        int wholeNumber(int least, int most, String expected) {
            double number = number(least, most, expected);
            if (number != Math.rint(number)) {
                throw refused(expected);
            }
            return (int) number;
        }

        private Unreadable refused(String expected) {
            String shown = token.isScalarValue() ? Shown.quoted(text) : "no single value";
            return new Unreadable("%s is %s: expected %s".formatted(key, shown, expected));
        }
    }

    private JsonLight() {}

    /// Whether a text is meant as JSON. `[公告] …` is not: people write so.
    static boolean isMeantBy(String text) {
        return text.startsWith("{") || BEGINS_LIKE_AN_ARRAY.matcher(text).lookingAt();
    }

    /// @param text is JSON, rightly or wrongly, and has at most [CommandParser#BYTES_MAX] bytes
    static ParsedMessage parse(String text) {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return new Malformed("JSON that is no object: " + EXPECTED);
            }
            Map<String, Member> members = members(json);
            if (json.nextToken() != null) {
                return new Malformed("something follows after the JSON object: " + EXPECTED);
            }
            boolean fades = fades(members);
            members.remove(TRANSITION);
            if (members.isEmpty()) {
                return new Malformed("the JSON has none of the keys of a light: " + EXPECTED);
            }
            LedCommand command = command(members);
            return fades ? new NotSupported(NO_FADING) : new Understood(command);
        } catch (JacksonException notJson) {
            return new Malformed(
                    "not valid JSON%s (%s): %s"
                            .formatted(place(notJson), words(notJson), EXPECTED));
        } catch (Unreadable notPossible) {
            return new Malformed(notPossible.reason());
        }
    }

    private static String words(JacksonException notJson) {
        String message = notJson.getOriginalMessage();
        int aboutTheSource = message.indexOf(" (start marker at [Source");
        return Shown.bounded(
                aboutTheSource < 0 ? message : message.substring(0, aboutTheSource), 120);
    }

    /// Jackson knows no place where a limit is exceeded.
    private static String place(JacksonException notJson) {
        return Optional.ofNullable(notJson.getLocation())
                .map(it -> " at line %d, column %d".formatted(it.getLineNr(), it.getColumnNr()))
                .orElse("");
    }

    private static Map<String, Member> members(JsonParser json) {
        Map<String, Member> members = new HashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            JsonToken token = json.nextToken();
            if (KEYS.contains(key)) {
                String text = token.isScalarValue() ? json.getString() : "";
                members.put(key, new Member(key, token, text));
            }
            json.skipChildren();
        }
        return members;
    }

    private static LedCommand command(Map<String, Member> members) {
        String state =
                Optional.ofNullable(members.get(STATE))
                        .map(it -> it.oneOf(Set.of("on", "off", "toggle"), "ON, OFF or TOGGLE"))
                        .orElse("on");
        return switch (state) {
            case "off" -> new TurnOff();
            case "toggle" -> new Toggle();
            default -> isDark(members) ? new TurnOff() : light(members);
        };
    }

    private static LedCommand light(Map<String, Member> members) {
        Optional<Integer> seconds =
                given(members, FLASH).map(it -> it.wholeNumber(1, 60, "whole seconds, 1 to 60"));
        String effect =
                given(members, EFFECT)
                        .map(it -> it.oneOf(EFFECTS, "blink, pulse, none or null"))
                        .orElse("none");
        return switch (effect) {
            case "blink" -> play("blink", blink(seconds, Duration.ofMillis(500)));
            case "pulse" -> {
                Duration period = Duration.ofSeconds(seconds.isPresent() ? 1 : 2);
                yield play("pulse", new LedPattern.Pulse(seconds, period));
            }
            default ->
                    seconds.map(n -> play(FLASH, blink(Optional.of(2 * n), Duration.ofMillis(250))))
                            .orElseGet(() -> steady(members));
        };
    }

    /// Of 255 steps to percent; what is not dark stays so.
    private static LedCommand steady(Map<String, Member> members) {
        return brightness(members)
                .<LedCommand>map(of255 ->
                        new Dim(
                                new Brightness(Math.max(1, (int) Math.round(of255 * 100 / SCALE))),
                                WithoutDimming.LIT))
                .orElseGet(TurnOn::new);
    }

    private static Optional<Double> brightness(Map<String, Member> members) {
        return given(members, BRIGHTNESS)
                .map(it -> it.number(0, (int) SCALE, "a number, 0 to 255"));
    }

    private static LedPattern blink(Optional<Integer> times, Duration half) {
        return new LedPattern.Blink(times, half, half);
    }

    private static LedCommand play(String name, LedPattern pattern) {
        return new Play(pattern, name, Afterwards.LIT);
    }

    private static boolean fades(Map<String, Member> members) {
        return given(members, TRANSITION)
                .map(it -> it.number(0, SECONDS_MAX, "seconds, 0 or more"))
                .filter(seconds -> seconds > 0)
                .isPresent();
    }

    private static boolean isDark(Map<String, Member> members) {
        return brightness(members).filter(brightness -> brightness == 0).isPresent();
    }

    /// Home Assistant writes null for what it has no opinion about.
    private static Optional<Member> given(Map<String, Member> members, String key) {
        return Optional.ofNullable(members.get(key))
                .filter(member -> member.token() != JsonToken.VALUE_NULL);
    }
}
