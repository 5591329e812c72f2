/// The log: how much is told, and in which form. Set up once, before anything logs; the backend is
/// slf4j-simple in either form.
@NullMarked
package dev.picolight.device.log;

import org.jspecify.annotations.NullMarked;
