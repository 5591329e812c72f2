/// What can be broken on purpose, in one vocabulary for page, terminal, scenarios, tests and HTTP
/// API. Knows names and values only: who obeys them are the virtual LAN, the board and the broker.
@NullMarked
package dev.picolight.simulator.fault;

import org.jspecify.annotations.NullMarked;
