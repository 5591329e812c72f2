/// From publish to LED: a simulated Pico W and real brokers, judged by the light and by what the
/// broker sees.
@NullMarked
package dev.picolight.simulator.endtoend;

import org.jspecify.annotations.NullMarked;
