/// The machine on which the broker runs, seen from the inside: what listens, which lines of
/// Mosquitto's configuration are in force, its users, its service and the firewall. Looks and
/// changes nothing.
@NullMarked
package dev.picolight.device.brokerhost;

import org.jspecify.annotations.NullMarked;
