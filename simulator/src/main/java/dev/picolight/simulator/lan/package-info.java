/// The virtual Wi-Fi and LAN: what a board sees of the world, and what stands behind it on this
/// desktop.
@NullMarked
package dev.picolight.simulator.lan;

import org.jspecify.annotations.NullMarked;
