/// A house: boards in its rooms, the LAN that they are in, a broker; in real or in simulated time.
/// What page, terminal, scenarios, tests, recordings and HTTP API are made of.
@NullMarked
package dev.picolight.simulator.house;

import org.jspecify.annotations.NullMarked;
