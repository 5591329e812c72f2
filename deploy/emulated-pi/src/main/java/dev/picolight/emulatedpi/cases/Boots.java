package dev.picolight.emulatedpi.cases;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// A class of cases that has an emulated Raspberry Pi for itself. Its methods get an `EmulatedPi`
/// and a `Told` when they ask for them.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PiExtension.class)
@interface Boots {
    /// The folder of its logs.
    String value();

    /// Further options of the kernel.
    String[] kernelOptions() default {};
}
