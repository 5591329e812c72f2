/// What is installed on a Raspberry Pi, judged by the tools that will meet it: dpkg, lintian,
/// systemd, man, the shell.
@NullMarked
package dev.picolight.packaging;

import org.jspecify.annotations.NullMarked;
