/// What `picolight doctor` finds out: the steps that a person would take when the LED stays dark,
/// one after the other, each with its evidence, and in the end what is wrong and what to do. It
/// changes nothing. Causes and remedies are those of `device.diagnosis`.
@NullMarked
package dev.picolight.device.doctor;

import org.jspecify.annotations.NullMarked;
