/// The house on a whole terminal, for those who work over ssh: boards, serial console, packets, and
/// keys for everything that can be done to them.
@NullMarked
package dev.picolight.simulator.panel;

import org.jspecify.annotations.NullMarked;
