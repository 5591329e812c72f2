/// An emulated Raspberry Pi as an administrator has it: packages, services, settings, a broker in
/// the network; and the judge who looks at its pins.
@NullMarked
package dev.picolight.emulatedpi.pi;

import org.jspecify.annotations.NullMarked;
