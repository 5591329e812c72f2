package dev.picolight.device.announce;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names in the letters that Home Assistant takes for an id: `[A-Za-z0-9_-]`. The same name always
/// has the same id, and two names never share one.
///
/// An underline separates the parts of an id, so a name that has one is written otherwise.
final class SafeId {
    private static final int DIGITS = 12;
    private static final int LENGTH_MAX = 64;

    private SafeId() {}

    /// `<prefix>-<name>` for a name that is an id already, `<prefix>_<what is left of the
    /// name>_<digest>` for any other.
    static String of(String prefix, String name) {
        if (name.matches("[A-Za-z0-9-]{1,%d}".formatted(LENGTH_MAX))) {
            return prefix + "-" + name;
        }
        String left = name.replaceAll("[^A-Za-z0-9-]+", "");
        return "%s_%s_%s"
                .formatted(
                        prefix,
                        left.substring(0, Math.min(left.length(), LENGTH_MAX)),
                        digest(name).substring(0, DIGITS));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
