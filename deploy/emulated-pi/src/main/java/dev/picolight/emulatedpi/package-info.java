/// The command `./picolight emulated-pi`: boots, runs the cases, tells a person how they went.
@NullMarked
package dev.picolight.emulatedpi;

import org.jspecify.annotations.NullMarked;
