@NullMarked
package dev.picolight.device.words;

import org.jspecify.annotations.NullMarked;
