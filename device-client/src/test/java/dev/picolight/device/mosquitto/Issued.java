package dev.picolight.device.mosquitto;

import java.nio.file.Path;

/// A certificate and its key, both PEM.
public record Issued(Path certificate, Path key) {}
