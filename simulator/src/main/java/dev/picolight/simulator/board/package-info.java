/// A Pico W that is not there: its power, its radio, its LEDs. Runs the device's own class files.
@NullMarked
package dev.picolight.simulator.board;

import org.jspecify.annotations.NullMarked;
