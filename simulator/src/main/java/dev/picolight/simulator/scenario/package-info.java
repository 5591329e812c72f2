/// Scenarios: files of steps that a house goes through, read with all their mistakes at once, run
/// in real or in simulated time, and told to people and to other programs.
@NullMarked
package dev.picolight.simulator.scenario;

import org.jspecify.annotations.NullMarked;
