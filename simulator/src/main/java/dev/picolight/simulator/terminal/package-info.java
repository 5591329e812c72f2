/// What `./picolight` draws with: lines of events, in colour where the terminal can, readable
/// everywhere. Knows no device, no broker and no clock.
@NullMarked
package dev.picolight.simulator.terminal;

import org.jspecify.annotations.NullMarked;
