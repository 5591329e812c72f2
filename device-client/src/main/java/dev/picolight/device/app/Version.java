package dev.picolight.device.app;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// Which PicoLight this is, as its jar's manifest says.
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "picolight "
                    + Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                            .orElse("(not from a jar)")
        };
    }
}
