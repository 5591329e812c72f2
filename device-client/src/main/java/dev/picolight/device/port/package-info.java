/// What the device needs from outside: a connection, a network, and a place for events.
@NullMarked
package dev.picolight.device.port;

import org.jspecify.annotations.NullMarked;
