/// TLS on a socket that is connected already: the handshake, and in words why it failed. Reads the
/// files of certificates anew each time.
@NullMarked
package dev.picolight.device.tls;

import org.jspecify.annotations.NullMarked;
