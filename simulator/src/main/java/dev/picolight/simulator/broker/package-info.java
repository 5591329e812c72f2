/// The Server's side: the embedded broker for real connections, and an in-memory MQTT 5 Server for
/// simulated time.
@NullMarked
package dev.picolight.simulator.broker;

import org.jspecify.annotations.NullMarked;
