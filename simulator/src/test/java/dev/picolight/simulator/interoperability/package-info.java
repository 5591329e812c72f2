/// The device against brokers and publishers that people use: what was run against what is kept in
/// `docs/interoperability.md`.
@NullMarked
package dev.picolight.simulator.interoperability;

import org.jspecify.annotations.NullMarked;
