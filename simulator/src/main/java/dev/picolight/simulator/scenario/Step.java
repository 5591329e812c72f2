package dev.picolight.simulator.scenario;

import java.time.Duration;
import java.util.Optional;

/// One step.
///
/// @param title its name, or what it does as the file says it
/// @param timeout how long it may wait; empty: as the scenario says
record Step(Place place, String title, Optional<Value<Duration>> timeout, Deed deed) {}
