/// A Pico W that is not there.
@NullMarked
package dev.picolight.simulator;

import org.jspecify.annotations.NullMarked;
