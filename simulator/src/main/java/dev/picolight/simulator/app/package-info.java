/// The command line of the simulator, and the wiring of its parts.
@NullMarked
package dev.picolight.simulator.app;

import org.jspecify.annotations.NullMarked;
