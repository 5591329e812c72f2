package dev.picolight.device.settings;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Settings files as people, editors and broken disks make them: a sample with a few things done to
/// it.
final class SpoiltSettings {
    private static final List<String> VALUES =
            List.of(
                    "",
                    "~",
                    "null",
                    "-1",
                    "0",
                    "17.5",
                    "0x11",
                    "99999999999999999999999999",
                    "1e400",
                    ".nan",
                    "yes",
                    "2026-11-21",
                    "'",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"\\e[2J\"",
                    "+/#",
                    "客廳/#",
                    "//",
                    "客\u0301廳",
                    "e\u0301",
                    "💡",
                    "!!java.net.URL [x]",
                    "!!binary aGk=",
                    "*a",
                    "&a [*a]",
                    "[]",
                    "{}",
                    "[[1]]",
                    "{a: {b: c}}",
                    "|",
                    ">-",
                    "@",
                    "`",
                    "%",
                    "localhost",
                    "127.1",
                    "::1",
                    "[::1]:1883",
                    "mqtt://192.168.1.2:1883",
                    "99999",
                    "30 s",
                    "-5s",
                    "9999999999999d",
                    "PT30S");
    private static final List<String> LINES =
            List.of(
                    "---",
                    "...",
                    "%YAML 9.9",
                    "? x",
                    "<<: *a",
                    "id: x",
                    "id:",
                    "broker: 5",
                    "broker:",
                    "  port: 8883",
                    "  password: geheim-4711",
                    "leds: []",
                    "leds: ON",
                    "  - room: 客廳",
                    "    bcm-pin: 17",
                    "    bcm-pin: 99",
                    "unknown-key: 1",
                    "- x",
                    "\t- x",
                    "key: [",
                    "key: \"",
                    ": :",
                    "a: b: c");

    private final List<String> samples;
    private final RandomGenerator random;

    /// @param samples whole files
    SpoiltSettings(List<String> samples, RandomGenerator random) {
        this.samples = List.copyOf(samples);
        this.random = random;
    }

    /// The bytes of the next file.
    byte[] next() {
        List<String> lines = new ArrayList<>(Arrays.asList(pick(samples).split("\n", -1)));
        for (int n = random.nextInt(5); n > 0; n--) {
            spoil(lines);
        }
        return encoded(String.join("\n", lines));
    }

    private void spoil(List<String> lines) {
        int at = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        String line = lines.get(at);
        switch (random.nextInt(13)) {
            case 0 -> lines.subList(at, lines.size() - 1).clear();
            case 1 -> lines.add(other, line);
            case 2 -> lines.set(at, lines.set(other, line));
            case 3 -> lines.set(at, "");
            case 4 -> lines.set(at, line.replaceFirst(":.*", ": " + pick(VALUES)));
            case 5 -> lines.add(at, pick(LINES));
            case 6 -> lines.set(at, "\t" + line.strip());
            case 7 -> lines.set(at, " ".repeat(random.nextInt(9)) + line.strip());
            case 8 -> lines.set(at, line + deep());
            case 9 -> lines.addAll(at, aliases());
            case 10 -> lines.set(at, line.substring(0, random.nextInt(line.length() + 1)));
            case 11 -> lines.addAll(List.copyOf(lines));
            default -> lines.set(at, withStrangeCharacter(line));
        }
    }

    private String withStrangeCharacter(String line) {
        int at = random.nextInt(line.length() + 1);
        int c = random.nextInt(4) == 0 ? random.nextInt(0xD800) : random.nextInt(0x100);
        return line.substring(0, at) + Character.toString(c) + line.substring(at);
    }

    private String deep() {
        int depth = 1 + random.nextInt(3_000);
        return switch (random.nextInt(3)) {
            case 0 -> " " + "[".repeat(depth);
            case 1 -> " " + "[".repeat(depth) + "]".repeat(depth);
            default -> " " + "{a: ".repeat(depth) + "}".repeat(depth);
        };
    }

    /// Each ten times the one before: written out, they would fill any memory.
    private List<String> aliases() {
        List<String> lines = new ArrayList<>(List.of("a0: &a0 [x, x]"));
        for (int i = 1; i < 2 + random.nextInt(12); i++) {
            String before = "*a" + (i - 1);
            lines.add(
                    "a%d: &a%d [%s]"
                            .formatted(
                                    i,
                                    i,
                                    String.join(", ", java.util.Collections.nCopies(10, before))));
        }
        return lines;
    }

    private byte[] encoded(String text) {
        return switch (random.nextInt(12)) {
            case 0 -> ("\ufeff" + text).getBytes(StandardCharsets.UTF_8);
            case 1 -> text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
            case 2 -> text.replace("\n", "\r").getBytes(StandardCharsets.UTF_8);
            case 3 -> text.getBytes(StandardCharsets.UTF_16);
            case 4 -> text.getBytes(StandardCharsets.UTF_16LE);
            case 5 -> spoiltBytes(text.getBytes(StandardCharsets.UTF_8));
            case 6 -> huge(text);
            default -> text.getBytes(StandardCharsets.UTF_8);
        };
    }

    private byte[] spoiltBytes(byte[] bytes) {
        for (int n = 1 + random.nextInt(3); n > 0 && bytes.length > 0; n--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /// Up to twice what is read at most.
    private byte[] huge(String text) {
        byte[] one = (text + "\n").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int left = random.nextInt(2 * SettingsFile.BYTES_MAX); left > 0; left -= one.length) {
            bytes.writeBytes(one);
        }
        return bytes.toByteArray();
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
