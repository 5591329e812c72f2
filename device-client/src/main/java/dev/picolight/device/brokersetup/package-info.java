/// Sets Debian's Mosquitto up for devices on the LAN: what its files shall hold, how that differs
/// from what they hold, and writing it so that it can be taken back. Prints nothing and asks
/// nobody.
@NullMarked
package dev.picolight.device.brokersetup;

import org.jspecify.annotations.NullMarked;
