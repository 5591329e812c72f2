package dev.picolight.simulator.record;

import java.util.HashSet;
import java.util.Set;

/// Names that a value change dump can have, each given once.
final class VcdNames {
    private static final int LENGTH_MAX = 32;

    private final Set<String> given = new HashSet<>();

    /// The ASCII in a name, if there is enough to know it by.
    ///
    /// @param otherwise used as it is
    String of(String name, String otherwise) {
        String ascii = ascii(name);
        boolean whole = !ascii.isEmpty() && ascii.length() == name.length();
        String wanted = whole && Character.isLetter(ascii.charAt(0)) ? ascii : otherwise;
        String free = wanted;
        for (int i = 2; !given.add(free); i++) {
            free = wanted + "_" + i;
        }
        return free;
    }

    /// For example `led_0_kitchen`, and `led_0` where the room has no ASCII in its name.
    static String led(int number, String room) {
        String ascii = ascii(room);
        return "led_" + number + (ascii.isEmpty() ? "" : "_" + ascii);
    }

    private static String ascii(String name) {
        String kept =
                name.replaceAll("[-/. ]", "_")
                        .replaceAll("[^A-Za-z0-9_]", "")
                        .replaceAll("^_+|_+$", "");
        return kept.length() > LENGTH_MAX ? kept.substring(0, LENGTH_MAX) : kept;
    }
}
