/// What must hold of PicoLight on a Raspberry Pi, each case a sentence.
@NullMarked
package dev.picolight.emulatedpi.cases;

import org.jspecify.annotations.NullMarked;
