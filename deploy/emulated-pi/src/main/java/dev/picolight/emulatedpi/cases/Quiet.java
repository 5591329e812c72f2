package dev.picolight.emulatedpi.cases;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A case that looks at times. Meanwhile the other emulated machines stand still, and their clocks
/// with them.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Quiet {}
