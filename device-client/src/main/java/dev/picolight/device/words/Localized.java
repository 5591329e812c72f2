package dev.picolight.device.words;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An interface whose methods are sentences: each stands under the method's name in the resource
/// bundle of the interface's own name, in every [Language]. The method's arguments fill in the
/// places, as in [java.util.Formatter]: `%1$s` is the first.
///
/// Where the first argument is a constant of an enumeration, it chooses the sentence instead:
/// `remedy.NAME_UNKNOWN` stands for `remedy(NAME_UNKNOWN, …)`, and `%1$s` is the argument after it.
///
/// That every sentence is there in every language, with the same places, is held by a test.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Localized {}
