package dev.picolight.device.mqtt;

import java.nio.charset.StandardCharsets;

/// A password. Nothing prints it: the only way to its value is [#utf8].
public final class Secret {
    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /// The bytes for the CONNECT packet.
    public byte[] utf8() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
