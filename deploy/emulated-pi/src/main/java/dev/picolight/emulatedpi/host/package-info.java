/// What stands around the device on this machine: a real broker with a password, and clients that
/// publish to it.
@NullMarked
package dev.picolight.emulatedpi.host;

import org.jspecify.annotations.NullMarked;
