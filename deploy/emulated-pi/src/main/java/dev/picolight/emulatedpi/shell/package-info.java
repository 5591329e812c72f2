/// Hands a booted Raspberry Pi to a person.
@NullMarked
package dev.picolight.emulatedpi.shell;

import org.jspecify.annotations.NullMarked;
