/// One TCP connection of a board, as the virtual LAN carries it: two ways with bounded buffers, and
/// what toxics do to the bytes on them. Knows nothing of Wi-Fi, addresses or the board's errors.
@NullMarked
package dev.picolight.simulator.link;

import org.jspecify.annotations.NullMarked;
