package dev.picolight.led.pi4j;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import dev.picolight.led.BcmPin;
import java.util.Optional;
import java.util.function.Function;

/// By what in Pi4J the pins are moved.
///
/// @param context where outputs are made; ended by whoever uses the driver
/// @param provider the identifier of the provider that is asked, never "whichever comes first"
/// @param output what that provider must make: Pi4J also has outputs that only remember a state
/// @param holder the name of the program that holds a pin's line, empty text when it gives none;
///   nothing when the line is free
record PinDriver(
        Context context,
        String provider,
        Class<? extends DigitalOutput> output,
        Function<BcmPin, Optional<String>> holder) {}
