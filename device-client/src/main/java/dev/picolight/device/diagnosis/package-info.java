/// Why a connection cannot work or has failed, in words that name cause, evidence and remedy.
@NullMarked
package dev.picolight.device.diagnosis;

import org.jspecify.annotations.NullMarked;
