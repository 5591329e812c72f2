/// A program that somebody might write who wants to switch lights by messages: what the tests of
/// this project try.
@NullMarked
package dev.picolight.examples;

import org.jspecify.annotations.NullMarked;
