/// The page of a house, and everything it can do over HTTP: a server for this machine alone. Knows
/// the house by [dev.picolight.simulator.house.House] only.
@NullMarked
package dev.picolight.simulator.web;

import org.jspecify.annotations.NullMarked;
