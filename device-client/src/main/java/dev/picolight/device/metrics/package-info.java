/// How the device is, as a page for Prometheus. Loaded only by a device whose settings ask for it.
@NullMarked
package dev.picolight.device.metrics;

import org.jspecify.annotations.NullMarked;
