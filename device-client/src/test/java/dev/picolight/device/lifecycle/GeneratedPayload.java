package dev.picolight.device.lifecycle;

import dev.picolight.device.mqtt.Payload;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// A payload made at random, and what it may do to an LED. The maker knows that from how it made
/// it, not from the parser.
///
/// @param may what may become of an LED that obeys commands only (`text: ignore`)
record GeneratedPayload(Payload payload, May may) {
    /// What may become of the LED.
    enum May {
        /// It must be lit afterwards.
        LIGHT,
        /// It must be dark afterwards.
        DARKEN,
        /// It begins to blink.
        BLINK,
        /// Nothing, whatever the parser thinks.
        NOTHING,
        /// Something or nothing: a command that was changed at random may still be one.
        ANYTHING
    }

    private static final List<String> LIGHTING =
            List.of(
                    "ON",
                    "1",
                    "true",
                    "開",
                    "開啟",
                    "開燈",
                    "打開",
                    "點亮",
                    "开",
                    "开灯",
                    "{\"state\":\"ON\"}",
                    "{\"state\":\"on\",\"effect\":null}");
    private static final List<String> DARKENING =
            List.of("OFF", "0", "false", "關", "關閉", "關燈", "熄燈", "关", "关灯", "{\"state\":\"OFF\"}");
    private static final List<String> BLINKING =
            List.of(
                    "BLINK",
                    "BLINK 3",
                    "BLINK 100 20 60000",
                    "閃爍 2 100 100",
                    "{\"state\":\"ON\",\"effect\":\"blink\"}",
                    "{\"state\":\"ON\",\"flash\":2}");
    private static final List<String> IMPOSSIBLE =
            List.of(
                    "BLINK 0",
                    "BLINK -1",
                    "BLINK 101",
                    "BLINK 1 2 3 4 5",
                    "BLINK 99999999999999999999",
                    "BLINK 1e2",
                    "BLINK 3 19",
                    "BLINK 3 60001",
                    "{\"state\":5}",
                    "{\"state\":\"MAYBE\"}",
                    "{\"state\":[\"ON\"]}",
                    "{\"state\":{\"state\":\"ON\"}}",
                    "{\"state\":\"ON\",\"effect\":\"no such\"}",
                    "{\"state\":\"ON\"",
                    "{state:ON}",
                    "{\"state\":\"ON\"}}",
                    "{\"state\":\"ON\"} {\"state\":\"OFF\"}",
                    "{\"a\":{\"b\":1}}",
                    "{}",
                    "[\"ON\"]");
    private static final List<String> NO_COMMAND =
            List.of("測試訊息", "hello", "oñ", "оn", "ＯＮＥ", "💡", "on and on", "\u202eNO", "O\u0000N");
    private static final List<String> PIECES =
            List.of(
                    "{",
                    "}",
                    "[",
                    "\"",
                    "\\",
                    ":",
                    ",",
                    " ",
                    "\u3000",
                    "\t",
                    "\n",
                    "\r\n",
                    "1e400",
                    "-0",
                    "99999999999999999999",
                    "\\ud800",
                    "\\u0000",
                    "\u0000",
                    "\u001b[2J",
                    "\u0085",
                    "\u2028",
                    "\u202e",
                    "\ufeff",
                    "\u0301",
                    "💡",
                    "開",
                    "ﾊﾞ",
                    "on",
                    "OFF",
                    "toggle",
                    "\"state\":",
                    "\"brightness\":",
                    "null",
                    "?",
                    "%s",
                    "${x}",
                    "'");

    /// The next one.
    static GeneratedPayload next(RandomGenerator random) {
        return switch (random.nextInt(12)) {
            case 0 -> of(dressed(pick(LIGHTING, random), random), May.LIGHT);
            case 1 -> of(dressed(pick(DARKENING, random), random), May.DARKEN);
            case 2 -> of(dressed(pick(BLINKING, random), random), May.BLINK);
            case 3 -> of(dressed(pick(IMPOSSIBLE, random), random), May.NOTHING);
            case 4 -> of(pick(NO_COMMAND, random), May.NOTHING);
            case 5 -> of(cutJson(random), May.NOTHING);
            case 6 -> of(deep(random), May.NOTHING);
            case 7 -> notUtf8(random);
            case 8 -> of(tooLong(random), May.NOTHING);
            case 9 -> bytes(random);
            case 10 -> of(pieces(random), May.ANYTHING);
            default -> of(mutated(random), May.ANYTHING);
        };
    }

    private static GeneratedPayload of(String text, May may) {
        return new GeneratedPayload(Payload.of(text), may);
    }

    private static String pick(List<String> from, RandomGenerator random) {
        return from.get(random.nextInt(from.size()));
    }

    /// What does not matter: space around a text, and for one that is no JSON case and full width.
    private static String dressed(String text, RandomGenerator random) {
        String worn = text;
        if (!text.startsWith("{") && !text.startsWith("[")) {
            worn =
                    switch (random.nextInt(4)) {
                        case 0 -> worn.toLowerCase(Locale.ROOT);
                        case 1 -> worn.toUpperCase(Locale.ROOT);
                        case 2 -> fullWidth(worn);
                        default -> Normalizer.normalize(worn, Normalizer.Form.NFD);
                    };
        }
        List<String> space = List.of("", " ", "\n", "\r\n", "\t", "   ");
        return pick(space, random) + worn + pick(space, random);
    }

    private static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars()
                .map(c -> c > ' ' && c < 127 ? c - ' ' + 0xFF00 : c)
                .forEach(c -> wide.append((char) c));
        return wide.toString();
    }

    /// A beginning of a JSON light, which is no JSON.
    private static String cutJson(RandomGenerator random) {
        String whole = "{\"state\":\"ON\",\"effect\":\"blink\",\"flash\":2}";
        return whole.substring(0, 1 + random.nextInt(whole.length() - 1));
    }

    private static String deep(RandomGenerator random) {
        int depth = 20 + random.nextInt(400);
        return random.nextBoolean()
                ? "{\"state\":" + "[".repeat(depth) + "]".repeat(depth) + "}"
                : "{\"a\":".repeat(depth) + "\"ON\"" + "}".repeat(depth);
    }

    private static GeneratedPayload notUtf8(RandomGenerator random) {
        byte[] text = pick(LIGHTING, random).getBytes(StandardCharsets.UTF_8);
        byte[] spoilt = new byte[text.length + 1];
        System.arraycopy(text, 0, spoilt, 0, text.length);
        spoilt[text.length] = (byte) (random.nextBoolean() ? 0xFF : 0xC3);
        return new GeneratedPayload(Payload.of(spoilt), May.NOTHING);
    }

    private static String tooLong(RandomGenerator random) {
        String padding = " ".repeat(4097 + random.nextInt(70_000));
        return random.nextBoolean() ? "ON" + padding : "{\"state\":\"ON\"" + padding + "}";
    }

    private static GeneratedPayload bytes(RandomGenerator random) {
        byte[] bytes = new byte[random.nextInt(60)];
        random.nextBytes(bytes);
        return new GeneratedPayload(Payload.of(bytes), May.ANYTHING);
    }

    private static String pieces(RandomGenerator random) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "{" : "");
        for (int n = random.nextInt(25); n > 0; n--) {
            text.append(pick(PIECES, random));
        }
        return text.toString();
    }

    private static String mutated(RandomGenerator random) {
        StringBuilder text =
                new StringBuilder(
                        pick(
                                List.of(LIGHTING, DARKENING, BLINKING).get(random.nextInt(3)),
                                random));
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(2));
            text.replace(at, end, pick(PIECES, random));
        }
        return text.toString();
    }
}
