/// What a message asks of an LED: the commands, and the parser that reads them.
@NullMarked
package dev.picolight.device.command;

import org.jspecify.annotations.NullMarked;
