package dev.picolight.simulator.endtoend;

import dev.picolight.simulator.app.Main;
import java.nio.file.Path;

/// The command line as a process of its own, with the class files under test.
final class Picolight {
    private Picolight() {}

    /// Starts it with these arguments, as typed into a shell.
    static ChildProcess start(String arguments) {
        return startBy("", arguments);
    }

    /// The same, with another place for what it writes to disk.
    static ChildProcess startWithTemporaryFolder(Path folder, String arguments) {
        return startBy("env JAVA_TOOL_OPTIONS=-Djava.io.tmpdir='%s'".formatted(folder), arguments);
    }

    /// The same by another program, such as `ip netns exec NAME`.
    static ChildProcess startBy(String starter, String arguments) {
        return ChildProcess.start(
                "%s '%s' --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -cp '%s' %s %s"
                        .formatted(
                                starter,
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                arguments));
    }
}
