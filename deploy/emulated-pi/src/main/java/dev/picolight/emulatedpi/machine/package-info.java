/// The emulated machine from outside: QEMU as a process, its monitor, the registers of the SoC and
/// the serial port. Nothing here knows what PicoLight is.
@NullMarked
package dev.picolight.emulatedpi.machine;

import org.jspecify.annotations.NullMarked;
