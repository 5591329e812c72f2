/// Files that the settings name: passwords, certificates and keys. Reads them, and says in words
/// what is wrong with one; nothing of a secret's content is in any of the words.
@NullMarked
package dev.picolight.device.files;

import org.jspecify.annotations.NullMarked;
