/// What is said to people, in their language: English, 繁體中文 or 简体中文.
@NullMarked
package dev.picolight.device.words;

import org.jspecify.annotations.NullMarked;
