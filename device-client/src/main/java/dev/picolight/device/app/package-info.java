/// Wiring: the event loop around the device's logic, the machine's own network, and the command
/// line.
@NullMarked
package dev.picolight.device.app;

import org.jspecify.annotations.NullMarked;
