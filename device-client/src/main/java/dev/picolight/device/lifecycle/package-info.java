/// The device's logic: turns an event and an instant into actions and a deadline. Performs nothing,
/// and has no clock, thread, logger or library. The only chance is the generator given to it.
@NullMarked
package dev.picolight.device.lifecycle;

import org.jspecify.annotations.NullMarked;
