/// Reading YAML 1.2 within limits. What is wrong is told by kind and place, without words: those
/// who read have their own.
@NullMarked
package dev.picolight.device.yaml;

import org.jspecify.annotations.NullMarked;
