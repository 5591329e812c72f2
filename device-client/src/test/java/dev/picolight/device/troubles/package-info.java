/// The taxonomy of trouble held to the truth: each trouble is really made, and what the device says
/// of it is compared with what was made.
@NullMarked
package dev.picolight.device.troubles;

import org.jspecify.annotations.NullMarked;
