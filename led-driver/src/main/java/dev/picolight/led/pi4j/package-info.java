/// LEDs on the pins of a Raspberry Pi, driven by Pi4J and libgpiod. The only package that knows
/// Pi4J. It translates and decides nothing: Pi4J's own blinking, on-state and shutdown hook are not
/// used.
@NullMarked
package dev.picolight.led.pi4j;

import org.jspecify.annotations.NullMarked;
