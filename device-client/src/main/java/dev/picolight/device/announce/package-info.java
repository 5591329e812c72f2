/// What the device says of itself, as JSON: how it is (health), and what it is, in the words of
/// Home Assistant (discovery). Values in, payloads out: knows no clock and decides nothing.
@NullMarked
package dev.picolight.device.announce;

import org.jspecify.annotations.NullMarked;
