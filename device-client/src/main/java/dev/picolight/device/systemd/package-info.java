/// The service manager systemd: what a service tells it, by sd_notify(3). Knows nothing of the
/// device.
@NullMarked
package dev.picolight.device.systemd;

import org.jspecify.annotations.NullMarked;
