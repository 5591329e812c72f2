/// The LED: what it can do, what it shows over time, and what may go wrong with it. Knows no
/// hardware, no clock and no thread.
@NullMarked
package dev.picolight.led;

import org.jspecify.annotations.NullMarked;
