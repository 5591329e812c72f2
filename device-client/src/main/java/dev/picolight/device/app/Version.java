package dev.picolight.device.app;

import picocli.CommandLine.IVersionProvider;

/// Which PicoLight this is, as its jar's manifest says.
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"picolight " + Program.version()};
    }
}
