/// Simulated time: days pass in seconds, and everything that looks like chance comes from one seed,
/// so that a failing run replays exactly. One thread; nothing here waits or reads a real clock.
@NullMarked
package dev.picolight.simulator.time;

import org.jspecify.annotations.NullMarked;
