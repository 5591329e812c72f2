package dev.picolight.emulatedpi.pi;

import java.nio.file.Path;

/// What a run needs.
///
/// @param guest the folder that `build-guest.sh` has made
/// @param deb the package under test
/// @param logs the folder for everything that is said
public record Setup(Path guest, Path deb, Path logs) {}
