package dev.picolight.device.app;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// Which PicoLight this is, as its jar's manifest says.
public final class Version implements IVersionProvider {
    /// For example `0.1.0`.
    public static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not from a jar)");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"picolight " + number()};
    }
}
