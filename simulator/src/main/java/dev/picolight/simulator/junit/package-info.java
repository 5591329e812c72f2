/// A JUnit extension: houses of simulated boards in tests, and assertions about their LEDs. Knows
/// houses, faults and JUnit; the page of documentation is `docs/junit.md`.
@NullMarked
package dev.picolight.simulator.junit;

import org.jspecify.annotations.NullMarked;
