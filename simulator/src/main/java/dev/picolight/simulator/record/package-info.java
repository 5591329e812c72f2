/// What happens in a house, written down while it happens, for others to look at: as JSON lines,
/// which can be replayed, as a value change dump (VCD) of the LEDs, and as a packet capture (PCAP)
/// of the virtual LAN. Nothing here holds a password, and nothing holds up a house in real time.
@NullMarked
package dev.picolight.simulator.record;

import org.jspecify.annotations.NullMarked;
