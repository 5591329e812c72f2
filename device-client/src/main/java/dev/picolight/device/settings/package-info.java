/// The settings file: YAML to records, all problems at once with line and remedy. Passwords come
/// from a file or the environment and appear in no message.
@NullMarked
package dev.picolight.device.settings;

import org.jspecify.annotations.NullMarked;
