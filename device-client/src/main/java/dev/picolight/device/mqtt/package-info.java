/// Values of MQTT 5, checked when they are made. Knows no client library, no clock and no thread.
@NullMarked
package dev.picolight.device.mqtt;

import org.jspecify.annotations.NullMarked;
